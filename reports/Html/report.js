// Draws every chart of the page, then marks the page as ready: whoever prints it looks for that mark.
(async () => {
  const report = document.documentElement;
  const face = '"Source Sans 3"';
  await Promise.all([400, 600, 700].map(weight => document.fonts.load(`${weight} 12px ${face}`)));
  await document.fonts.ready;
  if (!document.fonts.check(`12px ${face}`)) throw new Error('The report\'s font did not load.');

  const text = words => {
    const element = document.createElement('div');
    element.style.whiteSpace = 'pre-line';
    element.textContent = words;
    return element;
  };

  // ECharts takes the width of 国 for the height of a line, and that is the machine's font's. Here it is what the charts were designed with.
  const pen = document.createElement('canvas').getContext('2d');
  if (window.echarts) echarts.setPlatformAPI({
    measureText: (words, font) => {
      pen.font = font;
      return words === '国' ? { width: 6 } : pen.measureText(words);
    },
  });

  const charts = [...document.querySelectorAll('[data-chart]')].map(holder => {
    const option = JSON.parse(holder.nextElementSibling.textContent);
    for (const axis of [...option.xAxis, ...option.yAxis]) {
      const ticks = axis.ticks;
      if (ticks) axis.axisLabel.formatter = value => ticks.labels[Math.round(value / ticks.step)] ?? '';
    }
    for (const item of option.series.flatMap(series => series.data)) {
      if (item.label) item.label.formatter = () => item.label.text;
    }
    option.tooltip.formatter = point => point.data && point.data.tip ? text(point.data.tip) : '';
    const chart = echarts.init(holder, null, { renderer: 'svg' });
    chart.setOption(option);
    return chart;
  });

  report.dataset.charts = charts.length;
  report.dataset.ready = 'true';
  addEventListener('resize', () => charts.forEach(chart => chart.resize()));
})();
