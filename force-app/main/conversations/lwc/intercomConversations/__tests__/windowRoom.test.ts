import { WindowRoom } from "../windowRoom";

/** An element in another one, as far down as told. */
function placed(top: number, scrollTop = 0): HTMLElement {
  const around = document.body.appendChild(document.createElement("div"));
  around.scrollTop = scrollTop;
  const element = around.appendChild(document.createElement("div"));
  element.getBoundingClientRect = () => ({ top: top - scrollTop }) as DOMRect;
  return element;
}

function roomOf(element: HTMLElement): { told: number[]; room: WindowRoom } {
  const told: number[] = [];
  const room = new WindowRoom((pixels) => told.push(pixels));
  room.attach(element);
  return { told, room };
}

function resize(height: number): void {
  Object.assign(window, { innerHeight: height });
  window.dispatchEvent(new Event("resize"));
}

describe("windowRoom", () => {
  beforeEach(() => {
    resize(900);
  });

  it("reaches from the element to the end of the window, however far the page is scrolled", () => {
    expect(roomOf(placed(386)).told).toEqual([498]);
    expect(roomOf(placed(386, 200)).told).toEqual([498]);
  });

  it("has a least size, and a window full where the element begins far below", () => {
    expect(roomOf(placed(600)).told).toEqual([372]);
    expect(roomOf(placed(1400)).told).toEqual([720]);
  });

  it("follows the window until it is detached", () => {
    const { told, room } = roomOf(placed(386));
    resize(1000);
    resize(1000);
    room.detach();
    resize(1200);

    expect(told).toEqual([498, 598]);
  });
});
