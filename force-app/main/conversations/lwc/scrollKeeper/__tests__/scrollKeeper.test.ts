import { ScrollKeeper } from "c/scrollKeeper";

/** An element as high as told, of which 100 pixels are visible. */
function log(scrollHeight: number): HTMLElement {
  const element = document.createElement("section");
  Object.defineProperty(element, "scrollHeight", { value: scrollHeight, configurable: true });
  Object.defineProperty(element, "clientHeight", { value: 100 });
  return element;
}

const grow = (element: HTMLElement, scrollHeight: number) =>
  Object.defineProperty(element, "scrollHeight", { value: scrollHeight });

describe("scrollKeeper", () => {
  let keeper: ScrollKeeper;
  let element: HTMLElement;

  beforeEach(() => {
    keeper = new ScrollKeeper();
    element = log(500);
    keeper.attach(element, document.createElement("div"));
    keeper.settle();
  });

  it("begins at the end and stays there as the log grows", () => {
    expect(element.scrollTop).toBe(500);
    grow(element, 800);
    keeper.settle();
    expect(element.scrollTop).toBe(800);
  });

  it("does not move someone who reads further up", () => {
    element.scrollTop = 200;
    keeper.scrolled();
    expect(keeper.atEnd).toBe(false);
    grow(element, 800);
    keeper.settle();
    expect(element.scrollTop).toBe(200);
  });

  it("counts the last lines as the end", () => {
    element.scrollTop = 380;
    keeper.scrolled();
    expect(keeper.atEnd).toBe(true);
  });

  it("stays on the same message when earlier ones are added above", () => {
    element.scrollTop = 50;
    keeper.scrolled();
    keeper.holdPosition();
    grow(element, 900);
    keeper.settle();
    expect(element.scrollTop).toBe(450);
  });

  it("goes to the end when asked", () => {
    element.scrollTop = 0;
    keeper.scrolled();
    keeper.toEnd();
    expect(element.scrollTop).toBe(500);
    expect(keeper.atEnd).toBe(true);
  });

  it("does nothing without a log", () => {
    keeper.detach();
    keeper.scrolled();
    keeper.holdPosition();
    keeper.settle();
    expect(keeper.atEnd).toBe(true);
  });

  it("stays at the end when content becomes higher by itself", () => {
    let changed: () => void = () => undefined;
    jest.spyOn(globalThis, "ResizeObserver").mockImplementation((callback) => {
      changed = () => callback([], {} as ResizeObserver);
      return { observe: jest.fn(), disconnect: jest.fn(), unobserve: jest.fn() };
    });
    const other = log(300);
    keeper.attach(other, document.createElement("div"));
    grow(other, 700);
    changed();
    expect(other.scrollTop).toBe(700);
    jest.restoreAllMocks();
  });
});
