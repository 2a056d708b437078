import choose from "@salesforce/label/c.Person_Choose";
import failed from "@salesforce/label/c.Person_Search_Failed";
import found from "@salesforce/label/c.Choice_Found";
import foundOne from "@salesforce/label/c.Choice_Found_One";
import link from "@salesforce/label/c.Person_Link";
import linked from "@salesforce/label/c.Person_Linked";
import noAction from "@salesforce/label/c.Person_Search_Not_Allowed";
import nobodyFound from "@salesforce/label/c.Person_Nobody_Found";
import otherRecord from "@salesforce/label/c.Person_Other_Record";
import search from "@salesforce/label/c.Person_Search_Button";
import searchFor from "@salesforce/label/c.Person_Search_For";
import searchHeading from "@salesforce/label/c.Person_Search_Heading";
import takeOver from "@salesforce/label/c.Person_Take_Over";
import takeOverTitle from "@salesforce/label/c.Person_Take_Over_Title";

export const labels = {
  choose,
  failed,
  found,
  foundOne,
  link,
  linked,
  noAction,
  nobodyFound,
  otherRecord,
  search,
  searchFor,
  searchHeading,
  takeOver,
  takeOverTitle,
};
