/** Gives the corresponding day some months later, or the month's last day; `after_months` in calculators/periods.py counts so, too. */
export function monthsAfter(start, months) {
  const [year, month, day] = start.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
