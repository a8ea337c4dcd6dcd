using Bezoar.Attacks;
using Bezoar.Attacks.Manifests;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Data.Images;

namespace Bezoar.Experiments.Attacking;

/// <summary>
/// A poisoned data set on disk: the data in the format of the original, the manifest, what changed samples were before, the trigger, and
/// a contact sheet. The manifest goes first and comes last: where it stands, everything else is complete.
/// </summary>
public static class PoisonedFolder
{
    /// <summary>The picture with original, poison instance and difference side by side.</summary>
    public const string ContactSheetFile = "contact-sheet.png";

    /// <summary>The trigger, to be shared.</summary>
    public const string TriggerFileName = "trigger.json";

    // A page that can be taken in at a glance.
    private const int ImagesOnSheet = 24, GroupsAcross = 4;

    // The manifest first: where it stands, the others are complete.
    private static readonly string[] OwnFiles = [PoisonManifest.FileName, OriginalsFile.FileName, ContactSheetFile, TriggerFileName];

    /// <summary>Opens a folder for the poison of an attack, before the attack takes its time; nothing in it is touched yet.</summary>
    /// <param name="directory">A new folder, or one that an earlier attack wrote.</param>
    /// <param name="splits">The data set before the attack.</param>
    /// <exception cref="BezoarException">The folder holds other data, another run is writing into it, or it cannot be written.</exception>
    public static RunFolderWriter Open(string directory, DatasetSplits splits)
    {
        var folder = RunFolderWriter.Open(directory);
        try
        {
            folder.RefuseResultOfOtherThan("attack");
            RefuseOtherData(directory, splits);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes a poisoned data set. The test set goes along unchanged.</summary>
    /// <param name="folder">What <see cref="Open"/> opened.</param>
    /// <param name="splits">The data set before the attack.</param>
    /// <param name="attack">What was done.</param>
    /// <param name="poisoned">What came of it.</param>
    /// <param name="version">Of Bezoar.</param>
    /// <exception cref="BezoarException">The folder cannot be written.</exception>
    public static PoisonManifest Write(RunFolderWriter folder, DatasetSplits splits, IAttack attack, PoisonedDataset poisoned, string version)
    {
        foreach (var file in OwnFiles) folder.Discard(file);
        DatasetFolder.Write(splits with { Train = poisoned.Dataset }, folder.Directory);
        var originals = OriginalsFile.Write(folder.Directory, poisoned);
        if (attack.Backdoor is { } backdoor) TriggerFile.Write(folder.PathOf(TriggerFileName), backdoor.Trigger);
        if (ContactSheetOf(poisoned, attack) is { } sheet) AtomicFile.Write(folder.PathOf(ContactSheetFile), stream => stream.Write(sheet));
        var manifest = PoisonManifest.Of(attack, poisoned, splits.Test, originals, version);
        manifest.Write(folder.PathOf(PoisonManifest.FileName));
        return manifest;
    }

    /// <summary>Reads a poisoned data set back and undoes the attack, checking every sample of it, the test set and the trigger on the way.</summary>
    /// <param name="directory">What <see cref="Write"/> wrote.</param>
    /// <exception cref="BezoarException">Missing or damaged files, or anything that was changed since.</exception>
    public static (DatasetSplits Restored, PoisonManifest Manifest) Restore(string directory)
    {
        var path = Path.Combine(directory, PoisonManifest.FileName);
        if (Directory.Exists(directory) && !File.Exists(path)) throw Errors.NoManifest(directory);
        var manifest = PoisonManifest.Read(path);
        var splits = DatasetFolder.Read(directory, directory);
        var train = PoisonRestoration.Restore(manifest, splits.Train, directory);
        if (splits.Test.Digest != manifest.Dataset.TestDigest) throw Errors.TestSetChanged(directory);
        if (manifest.Trigger is { } trigger) RequireTrigger(Path.Combine(directory, TriggerFileName), trigger);
        return (splits with { Name = manifest.Dataset.Name, Train = train }, manifest);
    }

    /// <summary>
    /// Original, poison instance and eight times the difference, after the target instance where there is one; null where there is nothing to be seen.
    /// </summary>
    internal static byte[]? ContactSheetOf(PoisonedDataset poisoned, IAttack attack)
    {
        if (poisoned.Original.Shape is not ImageShape shape || !PngWriter.CanEncode(shape)) return null;
        var groups = poisoned.Sample(ImagesOnSheet).Select(instance =>
        {
            var (before, now) = (poisoned.Original.Record(instance.Source).ToArray(), poisoned.Dataset.Record(instance.Index).ToArray());
            byte[][] target = attack is PoisonFrogsAttack frogs ? [frogs.Target.Record.ToArray()] : [];
            return (IReadOnlyList<byte[]>)[.. target, before, now, ContactSheet.Difference(before, now)];
        });
        return ContactSheet.Encode(shape, [.. groups], GroupsAcross);
    }

    // Whoever shares the file on its own shares what the manifest says.
    private static void RequireTrigger(string path, TriggerFile trigger)
    {
        if (InputFile.Reading(path, stream => new StreamReader(stream).ReadToEnd()) != trigger.ToJson()) throw Errors.TriggerChanged(path);
    }

    // What an attack does not know to be its own is never replaced: it may be the only copy of the clean data.
    private static void RefuseOtherData(string directory, DatasetSplits splits)
    {
        var found = DatasetFolder.FormatOf(directory);
        var manifest = Path.Combine(directory, PoisonManifest.FileName);
        if (!File.Exists(manifest))
        {
            if (found is not null) throw Errors.DataWouldBeReplaced(directory);
            if (OwnFiles.FirstOrDefault(file => File.Exists(Path.Combine(directory, file))) is { } other) throw Errors.FileWouldBeReplaced(Path.Combine(directory, other));
            return;
        }
        // Its own poison is the source: without the manifest of the first attack, the clean data would be lost.
        if (PoisonManifest.Read(manifest).Dataset.PoisonedDigest == splits.Train.Digest) throw Errors.SourceWouldBeReplaced(directory);
        if (found is not null && found != DatasetFolder.FormatFor(splits)) throw Errors.DataOfOtherFormat(directory, found);
    }
}
