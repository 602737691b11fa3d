// Tables as files.

// What spreadsheets compute, also behind what they skip, and in the wide forms that some of them take for the same.
const FORMULA = /^(?:[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;

/**
 * CSV as in RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 * @param {{label: string, text: (row: any) => unknown}[]} columns
 * @param {any[]} rows
 */
export function toCsv(columns, rows) {
  const lines = [columns.map((column) => cell(column.label))];
  for (const row of rows) lines.push(columns.map((column) => cell(column.text(row))));
  return lines.map((line) => line.join(',')).join('\r\n') + '\r\n';
}

function cell(value) {
  const text = String(value ?? '');
  const harmless = FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Offers a text as a file to be kept. */
export function download(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
