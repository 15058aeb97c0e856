(() => {
  'use strict';
  const { figures, tables } = JSON.parse(document.getElementById('data').textContent);
  const charts = new Map();
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const digits = (value) => {
    const text = Number(value.toPrecision(4));
    return Math.abs(text) >= 1e4 ? text.toLocaleString('en-US') : String(text);
  };
  const duration = (seconds) => {
    const size = Math.abs(seconds);
    if (size === 0) return '0 s';
    if (size >= 1) return digits(seconds) + ' s';
    if (size >= 1e-3) return digits(seconds * 1e3) + ' ms';
    return size >= 1e-6 ? digits(seconds * 1e6) + ' µs' : digits(seconds * 1e9) + ' ns';
  };
  const shown = (unit, value) => {
    switch (unit) {
      case 'seconds': return duration(value);
      case 'tokens': return digits(value) + ' tokens';
      default: return digits(value);
    }
  };

  // one unit for all ticks of an axis; a logarithmic one spans units, so each tick carries its own
  const scaleOf = (axis, values) => {
    if (axis.unit !== 'seconds') {
      const unit = { tokens: 'tokens', per_second: '', tokens_per_second: '', share: '', count: '', plain: '' }[axis.unit];
      return { name: unit, tick: digits };
    }
    const most = Math.max(...values.map(Math.abs), 0);
    if (axis.log) return { name: '', tick: (value) => '\u2002' + duration(value) + '\u2002' }; // hidden before they touch
    if (most >= 1) return { name: 's', tick: (value) => digits(value) };
    if (most >= 1e-3) return { name: 'ms', tick: (value) => digits(value * 1e3) };
    return { name: 'µs', tick: (value) => digits(value * 1e6) };
  };
  const axisOption = (axis, values, vertical, colors) => {
    const scale = scaleOf(axis, values);
    const hints = [scale.name, axis.log ? 'log scale' : ''].filter(Boolean).join(', ');
    const name = axis.label + (hints ? ' (' + hints + ')' : '');
    return {
      type: axis.log ? 'log' : 'value',
      name: vertical ? '' : name,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: colors.muted, fontSize: 12 },
      min: axis.unit === 'share' ? 0 : undefined,
      max: axis.unit === 'share' ? 1 : undefined,
      minInterval: axis.unit === 'count' ? 1 : undefined,
      interval: axis.unit === 'share' ? 0.25 : undefined,
      // ends that were set to the first and last edge are rarely round
      axisLabel: {
        color: colors.muted, fontSize: 11, formatter: scale.tick, hideOverlap: true,
        showMinLabel: axis.log && !vertical ? false : undefined, showMaxLabel: vertical ? undefined : false,
      },
      axisLine: { show: !vertical, lineStyle: { color: colors.line } },
      axisTick: { show: !vertical, lineStyle: { color: colors.line } },
      splitLine: { show: vertical, lineStyle: { color: colors.line, opacity: 0.7 } },
      splitNumber: vertical ? 4 : 6,
      verticalName: name,
    };
  };

  const markLine = (figure, colors, width) => {
    if (figure.marks.length === 0) return undefined;
    const all = figure.series.flatMap((series) => series.x.concat(series.end));
    const place = (x) => (figure.x.log ? Math.log(x) : x);
    const low = place(Math.min(...all));
    const span = place(Math.max(...all)) - low || 1;
    const ends = []; // of the labels in each row, in pixels
    return {
      symbol: 'none',
      silent: true,
      animation: false,
      precision: 15, // the library would round a mark to two decimals: to 10 ms
      lineStyle: { color: colors.muted, type: 'dashed', width: 1 },
      label: { color: colors.muted, fontSize: 11, formatter: '{b}' },
      data: figure.marks.map((mark) => {
        const center = ((place(mark.x) - low) / span) * (width - 60);
        const half = mark.label.length * 3.4 + 3;
        let level = ends.findIndex((end) => end <= center - half);
        if (level < 0) level = ends.length;
        ends[level] = center + half;
        return { name: mark.label, xAxis: mark.x, label: { distance: 2 + 12 * level } };
      }),
    };
  };

  const binSeries = (figure, series, color, colors, width) => ({
    type: 'line',
    name: series.name,
    step: 'end',
    symbol: 'none',
    data: series.x.map((x, i) => [x, series.y[i]]).concat([[series.end[series.end.length - 1], series.y[series.y.length - 1]]]),
    lineStyle: { width: 1, color },
    itemStyle: { color },
    areaStyle: { color, opacity: 0.35, origin: 'start' },
    markLine: markLine(figure, colors, width),
  });
  const curve = (figure, series, color, colors, first, width) => ({
    type: 'line',
    name: series.name,
    step: figure.kind === 'cdf' ? 'end' : undefined,
    symbol: series.x.length === 1 ? 'circle' : 'none',
    data: (figure.kind === 'cdf' ? [[series.x[0], 0]] : []).concat(series.x.map((x, i) => [x, series.y[i]])),
    lineStyle: { width: 2, color, type: first ? 'solid' : [5, 3] },
    itemStyle: { color },
    markLine: first ? markLine(figure, colors, width) : undefined,
  });
  const scatter = (series, color, index) => ({
    type: 'scatter',
    name: series.name,
    symbol: index === 0 ? 'circle' : 'diamond',
    symbolSize: series.labels.length ? 9 : 5,
    data: series.x.map((x, i) => ({ value: [x, series.y[i]], name: series.labels[i] || '' })),
    label: { show: false, formatter: '{b}', color: css('--muted'), fontSize: 11 },
    itemStyle: { color, opacity: series.labels.length ? 0.9 : 0.55 },
  });

  // those of the plot and of the plots beneath it, each with its vertical axis
  const seriesOf = (figure) => figure.series.map((series) => [series, figure.y])
    .concat((figure.beneath || []).flatMap((panel) => panel.series.map((series) => [series, panel.y])));
  const PANEL = 84;
  const equality = (ends, colors) => ({
    type: 'line', silent: true, symbol: 'none', animation: false, name: 'equal',
    data: ends.map((end) => [end, end]),
    lineStyle: { color: colors.muted, type: 'dashed', width: 1 },
  });

  const escaped = (text) => text.replace(/[&<>"']/g, (c) => '&#' + c.charCodeAt(0) + ';');
  const tooltip = (figure) => (hit) => {
    const point = Array.isArray(hit) ? hit[0] : hit;
    const [series, yAxis] = seriesOf(figure)[point.seriesIndex];
    const [x, y] = point.value;
    if (series.end.length) {
      const i = Math.min(point.dataIndex, series.end.length - 1);
      return shown(figure.x.unit, series.x[i]) + ' to ' + shown(figure.x.unit, series.end[i])
        + '<br><b>' + shown(figure.y.unit, series.y[i]) + '</b> ' + escaped(series.name.toLowerCase());
    }
    const name = point.name ? escaped(point.name) + '<br>' : '';
    return name + escaped(series.name) + '<br>' + escaped(figure.x.label) + ' <b>' + shown(figure.x.unit, x)
      + '</b><br>' + escaped(yAxis.label) + ' <b>' + shown(yAxis.unit, y) + '</b>';
  };

  // plots beneath share the horizontal axis of the first one, which is drawn below the last
  const withPanels = (figure, option, colors, palette) => {
    const panels = figure.beneath;
    const top = 240;
    const place = (i) => top + PANEL * i + 22;
    const x = option.xAxis;
    const lastX = Math.max(...seriesOf(figure).flatMap(([series]) => series.x));
    x.min = 0;
    x.max = lastX;
    const silent = { ...x, name: '', axisLabel: { show: false }, axisTick: { show: false } };
    option.grid = [{ left: 52, right: 28, top: option.grid.top, height: top - option.grid.top - 12 }]
      .concat(panels.map((_, i) => ({ left: 52, right: 28, top: place(i), height: PANEL - 26 })));
    option.xAxis = panels.map((_, i) => ({ ...silent, gridIndex: i })).concat([{ ...x, gridIndex: panels.length }]);
    const ys = panels.map((panel) => axisOption(panel.y, panel.series.flatMap((series) => series.y), true, colors));
    option.yAxis = [option.yAxis].concat(ys.map((y, i) => ({ ...y, interval: undefined, splitNumber: 2, gridIndex: i + 1 })));
    option.title = [option.title].concat(ys.map((y, i) => ({ ...option.title, text: y.verticalName, top: place(i) - 18 })));
    panels.forEach((panel, i) => panel.series.forEach((series, j) => option.series.push({
      ...curve(figure, series, palette[j % palette.length], colors, false, 0),
      lineStyle: { width: 1.5, color: palette[j % palette.length] },
      xAxisIndex: i + 1,
      yAxisIndex: i + 1,
    })));
    option.tooltip.trigger = 'item';
    option.axisPointer = { link: [{ xAxisIndex: 'all' }] };
    // a series on its own is named by its axis
    const named = panels.filter((panel) => panel.series.length > 1).flatMap((panel) => panel.series.map((series) => series.name));
    option.legend = { show: named.length > 0, data: named, type: 'scroll', icon: 'rect', itemHeight: 3, top: 2, left: 0, padding: 0, itemWidth: 14, textStyle: { color: colors.text, fontSize: 11 } };
    option.grid[0].top = 58;
    option.grid[0].height = top - 70;
    option.title[0].top = 26;
    return option;
  };

  const option = (figure, width) => {
    const colors = { muted: css('--muted'), line: css('--line'), text: css('--text') };
    const palette = [css('--accent'), css('--second'), '#1a7048', '#7a3fb0', '#0f7c8a', '#b3364f', '#6d7a12', '#4b5563', '#a0531b', '#3b4cc0', '#c23b9e'];
    const xs = figure.series.flatMap((series) => series.x.concat(series.end));
    const ys = figure.series.flatMap((series) => series.y);
    const y = axisOption(figure.y, ys, true, colors);
    const x = axisOption(figure.x, xs, false, colors);
    const agrees = figure.kind === 'agreement';
    const both = xs.concat(agrees ? ys : []);
    const edges = figure.x.log ? [Math.min(...both) / 1.5, Math.max(...both) * 1.5] : [0, Math.max(...both) * 1.08];
    if (agrees) {
      [x.min, x.max] = edges;
      [y.min, y.max] = edges;
      y.axisLabel.showMaxLabel = false;
      y.axisLabel.showMinLabel = figure.y.log ? false : undefined;
    } else if (figure.kind === 'histogram' || figure.kind === 'timeline') {
      // a bin on its own would fill the plot and be taken for a frame
      const room = figure.kind === 'histogram' && !figure.x.log && figure.series[0].x.length === 1 ? 2 : 0;
      const ends = [Math.min(...xs), Math.max(...xs)];
      x.min = ends[0] - room * (ends[1] - ends[0]);
      x.max = ends[1] + room * (ends[1] - ends[0]);
    } else if (!figure.x.log && figure.kind !== 'cdf') {
      x.min = 0;
    } else if (figure.kind === 'cdf' && xs.every((value) => value === xs[0]) && xs[0] > 0) {
      x.max = 2 * xs[0];
    }
    const many = figure.series.length > 1;
    const drawn = {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colors.text },
      color: palette,
      grid: { left: 8, right: 28, top: many ? 58 : 42, bottom: 30, containLabel: true },
      title: {
        text: y.verticalName, left: 0, top: many ? 26 : 6, padding: 0,
        textStyle: { color: colors.muted, fontSize: 12, fontWeight: 'normal' },
      },
      legend: many
        ? { type: figure.series.length > 4 ? 'scroll' : 'plain', top: 2, left: 0, padding: 0, itemWidth: 16, itemHeight: figure.kind === 'scatter' ? 9 : 3, icon: figure.kind === 'scatter' ? undefined : 'rect', textStyle: { color: colors.text, fontSize: 12 } }
        : undefined,
      tooltip: {
        trigger: figure.kind === 'scatter' || agrees ? 'item' : 'axis',
        confine: true,
        backgroundColor: css('--page'),
        borderColor: colors.line,
        textStyle: { color: colors.text, fontSize: 12 },
        formatter: tooltip(figure),
      },
      xAxis: x,
      yAxis: y,
      series: figure.series.map((series, i) => {
        const color = palette[i % palette.length];
        if (figure.kind === 'scatter' || agrees) return scatter(series, color, i);
        return series.end.length ? binSeries(figure, series, color, colors, width) : curve(figure, series, color, colors, i === 0, width);
      }).concat(agrees ? [equality(edges, colors)] : []),
    };
    return figure.beneath ? withPanels(figure, drawn, colors, palette) : drawn;
  };

  // names the points of the first series where there is room; this build of the library lays out no labels
  const placeNames = (chart, figure, width) => {
    const [first] = figure.series;
    if (figure.kind !== 'scatter' || first.labels.length === 0) return;
    const plot = chart.getModel().getComponent('grid').coordinateSystem.getRect(); // what lies left of it are ticks
    const at = (series, i) => chart.convertToPixel('grid', [series.x[i], series.y[i]]);
    const taken = figure.series.flatMap((series) => series.x.map((_, i) => at(series, i)))
      .map(([x, y]) => [x - 5, y - 5, x + 5, y + 5]);
    const data = first.x.map((x, i) => {
      const [left, top] = at(first, i);
      const length = first.labels[i].length * 6.2;
      const sides = { right: left + 8, left: left - 8 - length };
      const position = Object.keys(sides).find((side) => {
        const box = [sides[side], top - 7, sides[side] + length, top + 7];
        const free = box[0] >= plot.x && box[2] <= width
          && taken.every((other) => box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1]);
        if (free) taken.push(box);
        return free;
      });
      return { value: [x, first.y[i]], name: first.labels[i], label: { show: position !== undefined, position } };
    });
    chart.setOption({ series: [{ data }] });
  };
  const show = (chart, place) => {
    const figure = figures[Number(place.dataset.figure)];
    chart.setOption(option(figure, place.clientWidth), true);
    placeNames(chart, figure, place.clientWidth);
  };

  const draw = (place) => {
    if (charts.has(place) || place.clientWidth === 0) return;
    place.classList.add('live');
    place.textContent = ''; // the still drawing
    const panels = (figures[Number(place.dataset.figure)].beneath || []).length;
    if (panels) place.style.height = 240 + PANEL * panels + 48 + 'px';
    const chart = echarts.init(place, null, { renderer: 'svg' });
    show(chart, place);
    charts.set(place, chart);
    resized.observe(place);
  };
  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) {
      if (entry.contentRect.width > 0) {
        charts.get(entry.target).resize();
        placeNames(charts.get(entry.target), figures[Number(entry.target.dataset.figure)], entry.contentRect.width);
      }
    }
  });
  const visible = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        visible.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: '200px' });
  const places = [...document.querySelectorAll('.chart')];
  // what is open at once is drawn at once; what is folded away, or opened by the hundred, when it comes into view
  places.forEach((place) => (place.closest('details:not([open])') ? visible.observe(place) : draw(place)));

  const redraw = () => charts.forEach(show);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', () => places.filter((place) => !place.firstChild).forEach(draw));

  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };
  const build = (fold) => {
    const { headings, rows, words, more } = tables[Number(fold.dataset.table)];
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    const kind = (column) => (column > 0 && column < words ? { class: 'words' } : {});
    headings.forEach((heading, i) => head.append(element('th', heading, { scope: 'col', ...kind(i) })));
    const body = table.createTBody();
    for (const [name, ...cells] of rows) {
      const row = body.insertRow();
      row.append(element('th', name, { scope: 'row' }), ...cells.map((cell, i) => element('td', cell, kind(i + 1))));
    }
    const scroll = element('div', '', { class: 'scroll' });
    scroll.append(table);
    if (more) scroll.append(element('p', more, { class: 'note' }));
    fold.append(scroll);
  };
  document.querySelectorAll('details[data-table]').forEach((fold) => {
    fold.addEventListener('toggle', () => build(fold), { once: true });
  });

  const tests = [...document.querySelectorAll('.test')];
  const filter = document.getElementById('filter');
  if (filter) {
    const status = document.getElementById('shown');
    const apply = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const test of tests) {
        const text = (test.dataset.name + ' ' + test.dataset.status).toLowerCase();
        test.hidden = !words.every((word) => text.includes(word));
        count += test.hidden ? 0 : 1;
      }
      for (const group of document.querySelectorAll('.group')) {
        let next = group.nextElementSibling;
        while (next && next.hidden && next.classList.contains('test')) next = next.nextElementSibling;
        group.hidden = !next || !next.classList.contains('test'); // none of its tests is shown
      }
      status.textContent = words.length ? count + ' of ' + tests.length : '';
    };
    filter.addEventListener('input', apply);
    const toggle = (open) => () => tests.forEach((test) => { if (!test.hidden) test.open = open; });
    document.getElementById('open-all').addEventListener('click', toggle(true));
    document.getElementById('close-all').addEventListener('click', toggle(false));
    apply();
  }
})();
