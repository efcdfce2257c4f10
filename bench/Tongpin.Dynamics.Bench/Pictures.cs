using System.Globalization;
using System.Text;

namespace Tongpin.Dynamics.Bench;

/// <summary>What the pages of docs/plants show and nobody should write by hand: the nominal batch as SVG, and the tables of states and parameters.</summary>
internal static class Pictures
{
    private const int Wide = 720, High = 150, Left = 60, Top = 26;

    public static void Write(string folder)
    {
        foreach (var line in Lab.Lines)
        {
            File.WriteAllText(Path.Combine(folder, $"{line.Key}.svg"), Svg(line, line.IsLed ? ["M", "T", "p", "F0"] : line.Key.EndsWith("100l", StringComparison.Ordinal) ? ["X", "P", "S", "CL"] : ["X", "P", "DO", "PAA"]));
            File.WriteAllText(Path.Combine(folder, $"{line.Key}-quantities.md"), Tables(line));
        }
    }

    private static string Svg(Line line, string[] symbols)
    {
        var run = new Run(line);
        var rows = new List<double[]>();
        while (run.Sample < line.SampleAt(line.Length))
        {
            run.Step();
            if (run.Sample % Math.Max(1, line.SampleAt(line.Length) / 460) == 0) rows.Add([run.Time, .. symbols.Select(s => run[s])]);
        }
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Wide} {Top + symbols.Length * High + 20}\" font-family=\"sans-serif\" font-size=\"12\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text x=\"{Left}\" y=\"17\" font-weight=\"bold\">{line.Name.Zh} · {line.Name.En}</text>\n");
        for (var i = 0; i < symbols.Length; i++)
        {
            var quantity = line.States.Concat(line.Derived).First(q => q.Symbol == symbols[i]);
            var top = Top + i * High;
            var most = rows.Max(r => r[i + 1]) * 1.05;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {top + 20}V{top + High - 12}H{Wide - 12}\" fill=\"none\" stroke=\"#888\"/><text x=\"{Left - 6}\" y=\"{top + 30}\" text-anchor=\"end\">{(most >= 100 ? Math.Round(most) : most):G4}</text><text x=\"{Left - 6}\" y=\"{top + High - 10}\" text-anchor=\"end\">0</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top + 13}\" fill=\"#2457e6\">{quantity.Symbol} {quantity.Unit} · {quantity.Name.Zh} {quantity.Name.En}</text><polyline fill=\"none\" stroke=\"#2457e6\" stroke-width=\"1.5\" points=\"");
            foreach (var row in rows) svg.Append(CultureInfo.InvariantCulture, $"{Left + (Wide - 12 - Left) * row[0] / line.Length:F1},{top + High - 12 - (High - 32) * Math.Max(0, row[i + 1]) / most:F1} ");
            svg.Append("\"/>\n");
        }
        return svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Wide - 12}\" y=\"{Top + symbols.Length * High + 6}\" text-anchor=\"end\">{line.Length} {line.TimeUnit}</text></svg>\n").ToString();
    }

    private static string Tables(Line line)
    {
        var text = new StringBuilder($"# {line.Name.Zh} · {line.Name.En}: quantities\n\nPrinted by `dotnet run -c Release --project bench/Tongpin.Dynamics.Bench -- pictures`.\n");
        Table("States and their start", line.States);
        Table("Inputs", line.Inputs);
        Table("Parameters", line.Parameters);
        return text.ToString();

        void Table(string title, IReadOnlyList<Quantity> quantities)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| symbol | 名称 | name | unit | value | range | source |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (var q in quantities) text.Append(CultureInfo.InvariantCulture, $"| {q.Symbol} | {q.Name.Zh} | {q.Name.En} | {q.Unit} | {q.Default:G10} | {q.Min:G6} … {q.Max:G6} | {q.Source} |\n");
        }
    }
}
