namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The look of all pages: light and dark, from 390 pixels on, and on paper.</summary>
internal static class PageStyle
{
    public const string Text = """
        :root {
          color-scheme: light dark;
          --page: #fff; --ink: #222; --soft: #555; --line: #d5d5d5; --strong: #777; --panel: #f3f6f9; --link: #0067a5;
          --holds: #00664b; --holds-back: #e6f6f1; --negligible: #2f6d73; --negligible-back: #eef6f7; --missed: #775600; --missed-back: #fdf4d7;
          --unshown: #8a3b00; --unshown-back: #fdeee2; --fails: #a01515; --fails-back: #fde9e9; --outside: #4d4d4d; --outside-back: #f2f2f2;
          --form: #6b3fa0; --form-back: #f3edfb; --fitted: #94530a; --fitted-back: #fff3df; --unfitted: #005a9c; --unfitted-back: #e5f1fb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #16191c; --ink: #e4e6e8; --soft: #a9b0b6; --line: #3a4046; --strong: #7d868e; --panel: #20262c; --link: #7cc0f5;
            --holds: #7fdcb9; --holds-back: #10352a; --negligible: #9fd3d8; --negligible-back: #17343a; --missed: #f0d070; --missed-back: #3a3010;
            --unshown: #ffb27a; --unshown-back: #402412; --fails: #ff9d9d; --fails-back: #431a1a; --outside: #c4c4c4; --outside-back: #2c3034;
            --form: #cfb2f7; --form-back: #2f2344; --fitted: #f5c27d; --fitted-back: #3b2a10; --unfitted: #8cc8fb; --unfitted-back: #12304a;
          }
        }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "DejaVu Sans", Arial, sans-serif; }
        header, main { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.25; margin: 2rem 0 .25rem; }
        h2 { font-size: 1.3rem; margin: 0; }
        .source, .note, .control, p.shares { color: var(--soft); }
        .headline { background: var(--panel); border-left: 4px solid var(--link); padding: .25rem 1rem; margin: 1.25rem 0; }
        .headline ul { padding-left: 1.1rem; }
        .headline li { margin: .35rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .75rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--strong); font-weight: 600; }
        tbody th { font-weight: 600; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.number { white-space: nowrap; }
        .wide { overflow-x: auto; }
        .wide table { font-size: .8rem; }
        .wide th, .wide td { padding: .3rem .35rem; }
        td .badge { white-space: normal; display: inline-block; margin: .1rem 0; }
        table.verdicts th:nth-child(1) { width: 12%; }
        table.verdicts th:nth-child(2) { width: 14%; }
        table.verdicts th:nth-child(3) { width: 27%; }
        table.verdicts th:nth-child(4) { width: 9%; }
        td.mark { white-space: nowrap; }
        section.claim { margin: 2.75rem 0 0; padding-top: 1.25rem; border-top: 2px solid var(--ink); }
        .title { display: flex; flex-wrap: wrap; gap: .5rem .6rem; align-items: baseline; }
        blockquote { margin: .75rem 0; padding: 0 0 0 1rem; border-left: 3px solid var(--strong); font-size: 1.1rem; font-style: italic; }
        .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 34rem); gap: 0 1.75rem; align-items: start; }
        .badge { font-size: .85rem; font-weight: 600; padding: .05rem .55rem; border: 1.5px solid; border-radius: 1rem; white-space: nowrap; }
        .basis { border-radius: .25rem; }
        .form.basis { border-style: double; border-width: 3px; }
        .unfitted.basis { border-style: dashed; }
        .holds { color: var(--holds); background: var(--holds-back); }
        .negligible { color: var(--negligible); background: var(--negligible-back); }
        .missed { color: var(--missed); background: var(--missed-back); }
        .unshown { color: var(--unshown); background: var(--unshown-back); }
        .fails { color: var(--fails); background: var(--fails-back); }
        .outside, .other { color: var(--outside); background: var(--outside-back); }
        .form { color: var(--form); background: var(--form-back); }
        .fitted { color: var(--fitted); background: var(--fitted-back); }
        .unfitted { color: var(--unfitted); background: var(--unfitted-back); }
        section.claim tbody th { font-weight: 400; }
        .why { color: var(--soft); font-style: italic; font-weight: 400; display: block; }
        figure { margin: .5rem 0 1rem; }
        figure svg { width: 100%; height: auto; display: block; background: #fff; border: 1px solid var(--line); border-radius: .25rem; }
        .interval { color: var(--soft); font-size: .82em; display: block; white-space: nowrap; }
        .words { font-size: 1.05rem; line-height: 2; }
        .w-claim { border-bottom: 3px solid var(--holds); color: inherit; text-decoration: none; }
        .w-label { color: var(--soft); }
        .w-none { background: var(--fails-back); border-bottom: 2px dotted var(--fails); }
        a { color: var(--link); }
        @media (max-width: 60rem) { .beside { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 40rem) {
          header, main { padding: 0 .8rem; }
          h1 { font-size: 1.5rem; }
          .badge { white-space: normal; }
          table.stack.verdicts th:nth-child(n) { width: auto; }
          table.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table.stack tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
          table.stack th, table.stack td { display: block; border: 0; padding: .1rem 0; text-align: left; white-space: normal; overflow-wrap: anywhere; }
          table.stack td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
          table.stack td:empty { display: none; }
        }
        @media print {
          :root { color-scheme: light; }
          body { font-size: 10pt; orphans: 3; widows: 3; }
          header, main { max-width: none; padding: 0; }
          h1, h2, .title, blockquote, thead, p.lead { break-after: avoid; }
          tr, figure, li { break-inside: avoid; }
          .beside { grid-template-columns: minmax(0, 1fr) 8.5cm; }
          .wide { overflow: visible; }
          .wide table { font-size: 6.5pt; }
          .wide th, .wide td { padding: .15rem .25rem; }
          section.claim { margin-top: 1.2rem; }
          a { color: inherit; text-decoration: none; }
          * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }

        """;
}
