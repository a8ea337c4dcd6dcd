using System.CommandLine;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Data;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar data</c>: what data sets there are, what is in them, and how to get them.</summary>
internal static class DataCommand
{
    public static Command Create() => new ToolCommand("data", "List, describe and download data sets", "bezoar data fetch mnist", """
        Lists, describes and downloads data sets.
        """)
    {
        CreateList(),
        CreateDescribe(),
        CreateFetch(),
    };

    private static Command CreateList()
    {
        var root = DataRootOption.Create();
        var command = new ToolCommand("list", "Show which data sets have a name and which are here", "bezoar data list", """
            Lists the data sets that have a name: which are on this machine, where, and who published them.
            """) { root };
        command.SetAction(parse =>
            DatasetList.Write(parse.InvocationConfiguration.Output, DatasetCatalog.Default, DataRootOption.Resolve(parse.GetValue(root))));
        return command;
    }

    private static Command CreateDescribe()
    {
        var name = new Argument<string>("NAME") { Description = "A data set's name, or a folder (IDX, CIFAR-10 binary, CSV or .npy)" };
        var root = DataRootOption.Create();
        var command = new ToolCommand("describe", "Show what is in a data set", "bezoar data describe digits", """
            Shows counts, classes, digests and exact duplicates of a data set, and a few of its images.
            """) { name, root };
        command.SetAction(parse =>
        {
            var output = parse.InvocationConfiguration.Output;
            var roots = DataRootOption.Resolve(parse.GetValue(root));
            var splits = DatasetCatalog.Default.Read(parse.GetRequiredValue(name), roots);
            DatasetDescription.Write(output, splits);
            ImagePreview.Write(output, splits.Train);
        });
        return command;
    }

    private static Command CreateFetch()
    {
        var name = new Argument<string>("NAME") { Description = "The data set's name; 'bezoar data list' shows them" };
        var root = DataRootOption.Create();
        var mirror = new Option<string[]>("--mirror")
        {
            Description = "Address of a folder to download from instead of the publisher's; may be given several times",
            HelpName = "URL",
        };
        var command = new ToolCommand("fetch", "Download a data set from its publisher", "bezoar data fetch mnist", """
            Downloads a data set from its publisher and checks its SHA-256. A download that was interrupted goes on where it
            stopped. It is put below --data-root, or else $BEZOAR_DATA, or else ~/.cache/bezoar/data.
            """) { name, root, mirror };
        command.SetAction((parse, cancellation) => FetchCommand.RunAsync(
            parse.GetRequiredValue(name),
            DataRootOption.Resolve(parse.GetValue(root)),
            parse.GetValue(mirror) ?? [],
            parse.InvocationConfiguration.Output,
            parse.InvocationConfiguration.Error,
            cancellation));
        return command;
    }
}
