/**
 * What people talk about with Harbourlight, an invented maker of scheduling software for field-service companies. A
 * story is one conversation's material; the generator decides how much of it is used. `{first}`, `{company}` and
 * `{teammate}` are filled in; `{file:NAME}` becomes the address of a stored file.
 */
export interface Story {
  title: string;
  tags: readonly string[];
  opening: string;
  /** Further messages of the customer, in order. */
  customer: readonly string[];
  /** Answers of the teammate, in order. */
  teammate: readonly string[];
  note: string;
  /** Answer of the AI agent, where it can help. */
  answer?: string;
  opportunity?: boolean;
}

export const stories: readonly Story[] = [
  {
    title: "Invoice shows the wrong VAT rate",
    tags: ["Billing"],
    opening:
      "<p>Hi there, our October invoice shows 23% VAT but we are registered in Northern Ireland. Could you correct it before Friday? Our accountant is waiting.</p>",
    customer: [
      "<p>It is invoice <b>INV-20418</b>. I have attached a copy.</p>",
      "<p>Perfect, that is the one. Thank you for being so quick 🙏</p>",
    ],
    teammate: [
      "<p>Hello {first}, thanks for flagging this. Which invoice number is it?</p>",
      "<p>Got it. I have issued a credit note and a corrected invoice:</p><ul><li>INV-20418 is credited in full</li><li>INV-20431 replaces it, at 20%</li><li>nothing changes on your card</li></ul><p>Does this look right to you?</p>",
    ],
    note: "<p>VAT id was missing on the account. Added it, so the next run should be right. Worth checking the other Belfast customers.</p>",
    answer:
      "<p>You can download every invoice under <b>Settings → Billing</b>. To change the tax details, an owner can edit the company address there.</p>",
  },
  {
    title: "Calendar sync stopped this morning",
    tags: ["Bug", "Integrations"],
    opening:
      '<p>The Google Calendar sync stopped at about 07:40. New jobs appear in Harbourlight but not on the engineers\' phones. This is what they see:</p><div class="intercom-container"><img src="{file:calendar-sync-error.png}" alt="Screen with a synchronisation error"></div>',
    customer: [
      "<p>All of them, iPhone and Android. We are dispatching by phone call now, so it is rather urgent 😬</p>",
      "<p>Yes! They are coming through. Twelve jobs at once, but they are there.</p>",
    ],
    teammate: [
      "<p>Hi {first}, sorry about this. Is it every engineer or only some?</p>",
      "<p>Thank you. We rotated a certificate at 07:35 and your connection did not pick up the new one. Please reconnect once:</p><ol><li>Open <b>Settings → Calendars</b></li><li>Choose <i>Disconnect</i>, then <i>Connect</i></li><li>Wait a minute</li></ol><p>I will stay here until it works.</p>",
    ],
    note: "<p>Same as the incident of last month. Linked to the status page entry. @Nikhil can we retry connections automatically?</p>",
  },
  {
    title: "Price for 45 engineers",
    tags: ["Demo request"],
    opening:
      "<p>We are {company} and we are looking at Harbourlight for about 45 engineers in three depots. What would that cost per year, and do you offer a pilot?</p>",
    customer: [
      "<p>Mainly routing and the customer portal. We use spreadsheets today, so anything is an improvement 😅</p>",
      "<p>Thursday at ten works. Please invite our finance lead too.</p>",
    ],
    teammate: [
      "<p>Hi {first}, good to meet you! Which parts matter most to you: scheduling, routing or the customer portal?</p>",
      '<p>Then the <b>Business</b> plan fits. For 45 seats you would pay yearly with a two-month pilot first. Here is the outline: <a href="https://harbourlight.example/pricing/business">Business plan</a>. Shall we talk on Thursday?</p>',
    ],
    note: "<p>Good fit, three depots, budget owner is the finance lead. Deal to be opened after the call.</p>",
    opportunity: true,
  },
  {
    title: "How do we add a second depot?",
    tags: ["Onboarding"],
    opening: "<p>Quick question: how do we add a second depot, and can an engineer belong to both?</p>",
    customer: ["<p>Found it, thank you! One more: do the travel times adjust by depot?</p>", "<p>Brilliant 👏</p>"],
    teammate: [
      "<p>Hi {first}! Go to <b>Settings → Places</b> and choose <i>Add depot</i>. An engineer can belong to any number of depots.</p>",
      "<p>They do. Travel is counted from the depot where the engineer's day starts.</p>",
    ],
    note: "<p>Third question this week about depots. The help article is out of date.</p>",
    answer:
      '<p>You can add a depot under <b>Settings → Places → Add depot</b>. Engineers may belong to several depots; see <a href="https://help.harbourlight.example/depots">Working with depots</a>.</p>',
  },
  {
    title: "Cannot sign in after changing my phone",
    tags: ["Mobile app"],
    opening: "<p>I changed my phone and now the app asks for a code that I never get.</p>",
    customer: ["<p>Yes, same number. I tried three times.</p>", "<p>I am in. Thanks a million!</p>"],
    teammate: [
      "<p>Hello {first}, let us get you back in. Is your phone number still the same?</p>",
      "<p>I have sent you a sign-in link by e-mail instead. It works for ten minutes; afterwards you can set up codes again under <i>Profile → Security</i>.</p>",
    ],
    note: "<p>Identity confirmed through the office line before sending the link.</p>",
    answer:
      "<p>When you change your phone, codes have to be set up again. Choose <i>Try another way</i> on the sign-in page to receive a link by e-mail.</p>",
  },
  {
    title: "Feature request: recurring jobs every second Tuesday",
    tags: ["Feature request"],
    opening:
      "<p>We clean schools on every <em>second</em> Tuesday. The repeat options only know weekly and monthly. Any chance?</p><blockquote>Repeat: every week / every month / every year</blockquote>",
    customer: ["<p>That would help, though a proper rule would be better. Can you let me know when it is there?</p>"],
    teammate: [
      "<p>Thanks {first}. Today you can do it with two monthly rules: first and third Tuesday. I have added your vote to the request for free intervals.</p>",
      "<p>Of course, I will write to you here.</p>",
    ],
    note: "<p>14 votes so far. Product says next quarter.</p>",
  },
  {
    title: "Refund for seats we removed",
    tags: ["Billing", "Refund"],
    opening: "<p>We removed six seats on the 3rd but were charged for them again. Please refund.</p>",
    customer: ["<p>Any news on this?</p>", "<p>Okay. I expected this to be automatic, to be honest.</p>"],
    teammate: [
      "<p>Hi {first}, you are right, the change came one day after the renewal. I am asking for an exception.</p>",
      "<p>Approved: <b>€324.00</b> goes back to your card within five working days. I am sorry about the trouble.</p>",
    ],
    note: "<p>Approved by Ada. Customer is not happy; be generous.</p>",
  },
  {
    title: "API returns 500 for jobs with more than 40 photos",
    tags: ["Bug", "Integrations"],
    opening:
      '<p>Our middleware gets errors from your API when a job has many photos:</p><pre><code>POST /v2/jobs/88231/photos\nHTTP/1.1 500\n{"error": "unexpected", "trace": "f0c1-88ab"}</code></pre><p>Below 40 photos it works.</p>',
    customer: ["<p>Here is the log, attached.</p>", "<p>Confirmed, 62 photos went through just now.</p>"],
    teammate: [
      "<p>Hello {first}, thank you for the trace id, that saves hours. Could you send us the log around it?</p>",
      "<p>Found: we opened one file handle per photo. A fix is live since 14:20 UTC. Could you try again?</p>",
    ],
    note: "<p>Fix in release 41. Root cause: handles not closed on retry.</p>",
  },
  {
    title: "Security questionnaire before we renew",
    tags: ["Security review"],
    opening:
      "<p>Our IT department asks for the following before we renew:</p><ol><li>Where is data stored?</li><li>Do you support single sign-on?</li><li>How long are backups kept?</li><li>Who can see our customers' addresses?</li></ol>",
    customer: ["<p>Thanks, that covers it. I will pass it on and come back for the contract.</p>"],
    teammate: [
      "<p>Hi {first}, happily. Short answers: in the EU; yes, SAML on Business and above; 35 days; only people you invite. The full document is attached.</p>",
    ],
    note: "<p>Renewal date is the end of next month. Owner informed.</p>",
    opportunity: true,
  },
  {
    title: "Thank you!",
    tags: ["Happy customer"],
    opening:
      "<p>No question today. Just wanted to say that the new map view saved us an hour every morning. 🎉🎉🎉 The whole team loves it.</p>",
    customer: [],
    teammate: ["<p>You have just made a lot of people here smile, {first}. May we quote you? 😊</p>"],
    note: "<p>Ask for a case study.</p>",
  },
  {
    title: "Engineer location is two streets off",
    tags: ["Mobile app", "Bug"],
    opening:
      '<p>The map puts our engineers two streets away from where they are.</p><p>See <a href="https://maps.example/@53.3,-6.2">this place</a>: the van was parked at the red pin.</p><div class="intercom-container"><img src="{file:map-pins.png}" alt="Map with two pins"></div>',
    customer: ["<p>Only since the update of Monday.</p>"],
    teammate: [
      "<p>Thanks {first}. Does it happen on every phone, or only on those that save battery?</p>",
      "<p>Understood. In the meantime, please switch on <b>Precise location</b> for the app. We are looking into the change in Monday's version.</p>",
    ],
    note: "<p>Reproduced on Android 16 with battery saver.</p>",
    answer:
      "<p>Please check that <b>Precise location</b> is allowed for the Harbourlight app in your phone's settings.</p>",
  },
  {
    title: "Upgrade to Enterprise",
    tags: ["VIP"],
    opening:
      "<p>Hi {teammate}, as discussed we want to move {company} to Enterprise in the new year, with 30 more seats. What do you need from us?</p>",
    customer: ["<p>Purchase order follows on Monday.</p>"],
    teammate: [
      "<p>That is great news, {first}! I need a purchase order number and the name that should be on the contract.</p>",
      "<p>Wonderful. The order form is attached; the current price holds until the end of the month.</p>",
    ],
    note: "<p>Expansion, 30 seats. Legal wants the new data-processing terms.</p>",
    opportunity: true,
  },
  {
    title: "Import of 3,000 customers failed at row 1,204",
    tags: ["Onboarding", "Bug"],
    opening:
      "<p>The import of our customer list stops at row 1,204 with “invalid character”. The file is attached. We go live on Monday…</p>",
    customer: [
      "<p>It contains names like Çağla and Łukasz, could that be it?</p>",
      "<p>All 3,000 are in. You are stars ⭐️</p>",
    ],
    teammate: [
      "<p>Hello {first}, let me look at the file. Was it saved by a spreadsheet program on Windows?</p>",
      "<p>Exactly that. I converted the file to UTF-8 and started the import again for you; it will take about four minutes.</p>",
    ],
    note: "<p>We should detect Windows-1254 in the importer.</p>",
  },
];

/** Conversations that test a reader: other scripts, nothing but emoji, empty, very long. */
export const specialStories = {
  arabic: {
    title: "تحديث عنوان الفاتورة",
    tags: ["Billing"],
    opening:
      '<p dir="rtl">مرحباً، نرغب في تغيير عنوان الفاتورة لشركتنا ابتداءً من الشهر القادم. هل يمكنكم مساعدتنا؟ رقم العميل هو <b>HL-1009</b>.</p>',
    customer: ['<p dir="rtl">شكراً جزيلاً! 🌷</p>'],
    teammate: ['<p dir="rtl">أهلاً {first}، بكل سرور. تم تحديث العنوان وسيظهر على الفاتورة القادمة.</p>'],
    note: "<p>Translated with the help of Leila. Address changed in billing.</p>",
  },
  hebrew: {
    title: "שאלה על ייצוא נתונים",
    tags: ["Feature request"],
    opening:
      '<p dir="rtl">שלום, האם אפשר לייצא את כל העבודות של חודש נובמבר לקובץ CSV? אנחנו צריכים 3 עמודות בלבד: תאריך, לקוח, סכום.</p>',
    customer: [],
    teammate: ['<p dir="rtl">שלום {first}, כן: <b>דוחות → ייצוא</b>, ושם אפשר לבחור עמודות.</p>'],
    note: "<p>Export columns: works as designed.</p>",
  },
  japanese: {
    title: "領収書の再発行について",
    tags: ["Billing"],
    opening:
      "<p>お世話になっております。先月分の領収書を再発行していただくことは可能でしょうか。宛名は「{company}」でお願いいたします。</p>",
    customer: ["<p>ありがとうございます。助かりました。</p>"],
    teammate: ["<p>{first}様、ご連絡ありがとうございます。再発行した領収書を添付いたします。</p>"],
    note: "<p>Receipt reissued.</p>",
  },
  emoji: {
    title: "",
    tags: [],
    opening: "<p>👋🏽👩🏻‍🔧❓</p>",
    customer: ["<p>👍</p>"],
    teammate: ["<p>Hi {first}! How can we help? 😊</p>"],
    note: "<p>Only emoji so far 🤷</p>",
  },
  empty: {
    title: "",
    tags: [],
    opening: "",
    customer: [""],
    teammate: ["<p>Hello {first}, your message arrived empty. Was there a picture in it?</p>"],
    note: "<p>Empty message from the phone app, seen before.</p>",
  },
} satisfies Record<string, Story>;

const longSentences = [
  "We started with the morning shift, because that is where most of the rescheduling happens and where a mistake costs the most.",
  "The dispatcher opens the board, moves three jobs, and then the board jumps back to the state it had before.",
  "It does not happen every day, and never when somebody is watching, which makes it hard to describe.",
  "On Wednesday it happened twice within ten minutes, both times after a job with two engineers was split.",
  "Our customers then receive a second text message with a different time, and some of them call us.",
  "I have written down what we did, step by step, so that your engineers can try it themselves.",
  "We use the newest version in Chrome on Windows, and the office connection has been fine all week.",
];

/** A very long message: about sixty sentences in fifteen paragraphs. */
export const longOpening = Array.from(
  { length: 15 },
  (_, paragraph) =>
    `<p>${Array.from({ length: 4 }, (_, line) => longSentences[(paragraph * 3 + line * 2) % longSentences.length]).join(" ")}</p>`,
).join("");
