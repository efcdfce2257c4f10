using System.Diagnostics;
using System.Globalization;
using Tongpin.Dynamics;
using Tongpin.Dynamics.Bench;
using Tongpin.Dynamics.Panel;

CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
switch (args)
{
    case ["run", var key, var file, var grade, var json]:
        {
            var line = Lab.Line(key)!;
            var clock = Stopwatch.StartNew();
            using var to = new StreamWriter(file);
            line.WriteTrajectory(to, json.Length > 0 ? Scenario.Parse(json, line) : new(), line.Length, line.ReferenceColumns.Every, true, Enum.Parse<Grade>(grade));
            Console.WriteLine($"{clock.Elapsed.TotalMilliseconds:F1} ms");
            return 0;
        }
    case ["scalar"]: Quick.Scalar(); return 0;
    case ["time"]:
        Quick.Methods();
        return 0;
    case ["pictures", var folder]:
        Pictures.Write(folder);
        return 0;
    case ["operator", var key, var from, var count]:
        {
            var broken = 0;
            for (var seed = ulong.Parse(from, CultureInfo.InvariantCulture); count.Length > 0 && seed < ulong.Parse(from, CultureInfo.InvariantCulture) + ulong.Parse(count, CultureInfo.InvariantCulture); seed++)
            {
                try
                {
                    RandomOperator.Batch(Lab.Line(key)!, seed, Lab.Line(key)!.SampleAt(Lab.Line(key)!.Length));
                }
                catch (InvalidOperationException found)
                {
                    if (broken++ < 10) Console.WriteLine(found.Message);
                }
            }
            Console.WriteLine($"{count} batches of {key}, {broken} broken");
            return broken == 0 ? 0 : 1;
        }
    default: return 2;
}
