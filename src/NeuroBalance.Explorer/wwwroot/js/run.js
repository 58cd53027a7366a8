// A run as the charts see it: the numbers of the worker with their names.

/** Names the numbers of an answer. */
export function readRun(answer) {
  const { days, course, zoom, quantities } = answer;
  const numbers = answer.values;
  let at = 0;
  const take = length => numbers.subarray(at, at += length);
  const run = { ...answer, daily: { times: take(days), low: {}, high: {}, mean: {} }, spans: {} };
  for (const name of quantities) {
    if (days === 0) break;
    run.daily.low[name] = take(days);
    run.daily.high[name] = take(days);
    run.daily.mean[name] = take(days);
  }
  for (const [span, length] of [['course', course], ['zoom', zoom]]) {
    const times = take(length);
    run.spans[span] = { times, values: Object.fromEntries(quantities.map(name => [name, take(length)])) };
  }
  run.origin = run.mark ?? 0;
  return run;
}

/** A quantity at a time, between the samples; where only days are known, the mean of the day. */
export function valueAt(run, name, time) {
  const { zoom, course } = run.spans;
  for (const span of [zoom, course]) {
    if (time >= span.times[0] && time <= span.times[span.times.length - 1]) return between(span.times, span.values[name], time);
  }
  return run.days > 0 ? between(run.daily.times, run.daily.mean[name], time) : NaN;
}

/** Whether a time is known by the mean of its day alone. */
export function isMean(run, time) {
  return run.days > 0 && time < run.zoomFrom && time < run.spans.course.times[0];
}

/** The lowest and highest value of a quantity anywhere in the run. */
export function extent(run, name, withRange = true) {
  let low = Infinity, high = -Infinity;
  const look = values => { for (const value of values) { if (value < low) low = value; if (value > high) high = value; } };
  look(run.spans.course.values[name]);
  look(run.spans.zoom.values[name]);
  if (run.days > 0) (withRange ? [run.daily.low[name], run.daily.high[name]] : [run.daily.mean[name]]).forEach(look);
  return [low, high];
}

function between(times, values, time) {
  if (times.length === 0) return NaN;
  let low = 0, high = times.length - 1;
  if (time <= times[0]) return values[0];
  if (time >= times[high]) return values[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle; else high = middle;
  }
  const share = (time - times[low]) / (times[high] - times[low] || 1);
  return values[low] + (share * (values[high] - values[low]));
}
