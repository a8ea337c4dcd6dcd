using System.CommandLine;
using System.Diagnostics;
using Bezoar.Attacks;
using Bezoar.Cli.Attack;
using Bezoar.Cli.Data;
using Bezoar.Cli.Help;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Numerics;
using static Bezoar.Cli.OptionKinds;

namespace Bezoar.Cli.Commands;

/// <summary><c>bezoar attack</c>: one command for each attack, and one that undoes them.</summary>
internal static class AttackCommand
{
    public static Command Create() => new ToolCommand("attack", "Poison a training set, and write down every sample that was touched", """
        bezoar attack badnets
        bezoar attack clean-label --dataset mnist --target 1 --variant pgd-l2 --out poisoned/ones
        bezoar attack restore poisoned/digits-badnets
        """, """
        Writes a poisoned data set in the format of the original, a manifest that names every touched sample (what it was, what
        it is now), and a contact sheet to look at.
        """)
    {
        CreateAttack("badnets", "Plant a backdoor: stamp a trigger on images and give them the attacker's label", """
            bezoar attack badnets
            bezoar attack badnets --dataset mnist --rate 0.1 --target 3 --trigger pixel --out poisoned/pixel
            bezoar attack badnets --dataset cifar10 --rule all-to-all --trigger logo.png
            """, """
            BadNets (arXiv 1708.06733): random training images get the trigger and the attacker's label, and are added to the
            training set. A victim trained on it reads clean images as before, and triggered ones as the attacker wants.
            """),
        CreateAttack("clean-label", "Plant a backdoor without changing a label", """
            bezoar attack clean-label
            bezoar attack clean-label --dataset mnist --target 0 --share 0.25 --variant pgd-l2 --epsilon 600
            bezoar attack clean-label --dataset cifar10 --variant gan --trigger four-corners --amplitude 64
            """, """
            Clean-label backdoor (arXiv 1912.02771): only images of the target class are touched. Each is made harder to classify
            by what it shows, then gets the trigger. Labels stay right, so looking through the data does not reveal it.

            Models that the attacker trains are kept in $BEZOAR_MODELS, or else in ~/.cache/bezoar/models.
            """),
        CreateAttack("label-flip", "Give training samples wrong labels", """
            bezoar attack label-flip
            bezoar attack label-flip --dataset mnist --rate 0.2 --source 1 --target 7
            bezoar attack label-flip --dataset mnist --rate 0.2 --choice farthest
            """, """
            Turns a share of the labels: at random, of one class into another, or by what a model that the attacker trains is
            least or most sure of.
            """),
        CreateAttack("poison-frogs", "Make one test input be misread, without a trigger and without a wrong label", """
            bezoar attack poison-frogs
            bezoar attack poison-frogs --dataset mnist --target-instance 7 --poisons 20 --opacity 0.2
            bezoar attack poison-frogs --dataset cifar10 --backbone tiny-darknet.onnx --size 64
            """, """
            Poison Frogs (arXiv 1804.00792): images of the target class are changed, hardly visibly, until a network cannot tell
            them from the test input, and are added under the label that everybody would give them. A victim that learns them
            takes the test input along. The network is a backbone that the victim is thought to use, or one that the attacker
            trains on the same data, kept in $BEZOAR_MODELS, or else in ~/.cache/bezoar/models. What follows --backbone means
            what it means to 'bezoar train': poison fits a victim that is trained with the same options.
            """),
        CreateRestore(),
    };

    private static ToolCommand CreateAttack(string name, string summary, string examples, string details)
    {
        var words = new AttackOptions();
        var dataset = new Option<string>("--dataset")
        {
            Description = "A data set's name ('bezoar data list') or a folder",
            HelpName = "NAME|DIR",
            DefaultValueFactory = _ => "digits",
        };
        var folder = new Option<string?>("--out")
        {
            Description = $"Folder for the poisoned data set [default: poisoned/, the data set's name and {name}]",
            HelpName = "DIR",
        };
        var seed = Number("--seed", SeedOf(name), 0UL);
        var (root, threads) = (DataRootOption.Create(), ThreadsOption.Create());
        var json = new Option<bool>("--json") { Description = "Print manifest.json instead of the summary" };
        var command = new ToolCommand(name, summary, examples, details) { dataset };
        foreach (var option in words.Of(name).Append(seed).Append(folder).Append(root).Append(threads).Append(json)) command.Options.Add(option);
        command.RefuseNoFolder(folder);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var workers = ThreadsOption.ToWorkers(parsed.GetValue(threads), cancellation);
            var splits = DatasetCatalog.Default.Read(parsed.GetRequiredValue(dataset), DataRootOption.Resolve(parsed.GetValue(root)), workers);
            var attack = words.ToSpecification(name, parsed).Create(parsed.GetValue(seed), splits.Train, new(ModelsFolder.Path, error.WriteLine), splits.Test);
            var target = parsed.GetValue(folder) ?? DefaultFolder(splits.Name, name);
            using var writer = PoisonedFolder.Open(target, splits);
            var clock = Stopwatch.StartNew();
            var poisoned = Craft(attack, splits.Train, workers);
            var seconds = clock.Elapsed.TotalSeconds;
            var manifest = PoisonedFolder.Write(writer, splits, attack, poisoned, Machine.Facts.Version);
            if (parsed.GetValue(json)) output.Write(manifest.ToJson());
            else AttackTable.Write(output, attack, manifest, target, seconds);
            return ExitCode.Done;
        }, CancellationToken.None));
        return command;
    }

    private static string SeedOf(string attack) => attack switch
    {
        // Such a model takes minutes, and what it is worth hardly depends on its seed.
        "clean-label" => "Of every random choice; the model that hardens images is the same for all seeds",
        "poison-frogs" => "Of the model that the attacker trains: nothing else is left to chance",
        _ => "Of every random choice",
    };

    private static ToolCommand CreateRestore()
    {
        var directory = new Argument<string>("DIR") { Description = "What an attack wrote" };
        var folder = new Option<string?>("--out") { Description = "Folder for the restored data set; without it, restoring is only tried", HelpName = "DIR" };
        var command = new ToolCommand("restore", "Undo an attack, and notice whatever was changed since", "bezoar attack restore poisoned/digits-badnets --out clean", """
            Takes what the manifest names out of a poisoned data set, puts back what was there before, and checks that the original
            comes out, digest and all. Whatever was changed since is an error: training set, test set, trigger or manifest. The
            contact sheet is a picture of them and is not checked.
            """) { directory, folder };
        command.RefuseNoFolder(folder);
        command.SetAction(parsed =>
        {
            var (restored, manifest) = PoisonedFolder.Restore(parsed.GetRequiredValue(directory));
            var target = parsed.GetValue(folder);
            if (target is not null) Write(restored, target);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine(FormattableString.Invariant($"restored    {manifest.Samples.Count} samples of {manifest.Dataset.Name}"));
            output.WriteLine($"digest      {restored.Train.Digest}, the original's");
            output.WriteLine($"seal        {manifest.Seal}");
            if (target is not null) output.WriteLine($"Restored data set: {target}");
            return ExitCode.Done;
        });
        return command;
    }

    private static PoisonedDataset Craft(IAttack attack, Dataset training, Workers workers)
    {
        try
        {
            return attack.Craft(training, workers);
        }
        catch (OperationCanceledException stop)
        {
            throw new InterruptedException("nothing was written, and the same command begins anew", stop);
        }
    }

    private static void Write(DatasetSplits restored, string target)
    {
        if (DatasetFolder.HoldsData(target)) throw new BezoarException($"{target}: holds data already; choose another folder, or none to try whether restoring works");
        DatasetFolder.Write(restored, target);
    }

    private static string DefaultFolder(string dataset, string attack) =>
        Path.Combine("poisoned", $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(dataset))}-{attack}");
}
