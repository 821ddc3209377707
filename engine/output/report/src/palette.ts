// Colours stand in style.css as variables, so that light, dark and print need no new drawing. They
// follow Okabe and Ito's set, darkened or lightened to 3:1 against the background; the dashes tell
// the scenarios apart without colour.

const colours = 6;
const dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 4"];

export function colourOf(scenario: number): string {
  return `var(--c${scenario % colours})`;
}

export function dashOf(scenario: number): string {
  return dashes[scenario % dashes.length];
}
