using System.CommandLine;
using Bezoar.Benchmarks.Commands;

var root = new RootCommand("Measures Bezoar. Prints one JSON line per measurement and stores small JSON files.")
{
    MeasureCommands.CreateMatrixProduct(),
    MeasureCommands.CreateDescriptors(),
    MeasureCommands.CreateDigits(),
    CertifyCommand.Create(),
    MeasureCommands.CreateMethods(),
    MeasureCommands.CreateThroughput(),
    MeasureCommands.CreateTrain(),
    MeasureCommands.CreateBaseClassifiers(),
    MeasureCommands.CreateRotNet(),
    MeasureCommands.CreateCrafting(),
    MeasureCommands.CreateBackbone(),
    MeasureCommands.CreateEvaluate(),
    MeasureCommands.CreateAdvise(),
    MeasureCommands.CreateStart(),
    MeasureCommands.CreateNewcomer(),
    TablesCommand.Create(),
    MicroCommand.Create(),
};
root.Subcommands.Add(AllCommand.Create(root));
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is InvalidOperationException or Bezoar.BezoarException)
{
    Console.Error.WriteLine($"bench: {fault.Message}");
    return 2;
}
