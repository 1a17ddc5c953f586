using System.Globalization;
using BenchmarkDotNet.Running;
using MessagingHub.Benchmarks;

if (args is ["bytes"])
{
    BytesTable.Write(Console.Out, CultureInfo.InvariantCulture);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(BytesTable).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, new ShortConfig());
