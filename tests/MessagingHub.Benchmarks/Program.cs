using System.Globalization;
using BenchmarkDotNet.Running;
using MessagingHub.Benchmarks;

switch (args)
{
    case ["tables"]:
        new Tables(Console.Out, CultureInfo.InvariantCulture).Write();
        break;
    case [FirstStart.Argument, string what]:
        FirstStart.Once(what, Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Tables).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, new ShortConfig());
        break;
}
