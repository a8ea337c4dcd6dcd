using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Cli.Data;

/// <summary>What <c>bezoar data describe</c> prints, but for the pictures.</summary>
internal static class DatasetDescription
{
    // Of a thousand classes, the counts of the first ones and the range of all say enough.
    private const int MostClassesListed = 100;

    public static void Write(TextWriter output, DatasetSplits splits)
    {
        var (train, test) = (splits.Train, splits.Test);
        var (repeated, testRepeated) = (DuplicateCount.Of(train), DuplicateCount.Of(test));
        Line(output, "data set", splits.Name);
        Line(output, "record", $"{train.Shape} ({(train.Shape is ImageShape ? "8-bit image, channels × height × width" : "vector")})");
        Line(output, "samples", $"{train.Count} training, {test.Count} test");
        Line(output, "digest", $"{train.Digest} (training)");
        Line(output, "", $"{test.Digest} (test)");
        Line(output, "repeated", $"{repeated.SameLabel} training samples and {testRepeated.SameLabel} test samples exactly repeat another");
        Line(output, "ambiguous", $"{repeated.OtherLabel} training records and {testRepeated.OtherLabel} test records have several labels");
        Line(output, "in both", $"{DuplicateCount.Shared(train, test)} test samples have a record that is also in training");
        WriteClasses(output, splits);
    }

    private static void WriteClasses(TextWriter output, DatasetSplits splits)
    {
        var (train, test) = (Histogram(splits.Train), Histogram(splits.Test));
        var names = splits.ClassNames ?? [.. Enumerable.Range(0, train.Length).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        var width = Math.Max("training".Length, names.Max(name => name.Length)) + 2;
        output.WriteLine();
        output.WriteLine($"{"class".PadRight(width)}{"training",9}{"test",9}");
        for (var label = 0; label < Math.Min(train.Length, MostClassesListed); label++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[label].PadRight(width)}{train[label],9}{test[label],9}"));
        if (train.Length > MostClassesListed)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… {train.Length - MostClassesListed} more classes"));
    }

    private static int[] Histogram(Dataset dataset)
    {
        var counts = new int[dataset.ClassCount];
        foreach (var label in dataset.Labels) counts[label]++;
        return counts;
    }

    private static void Line(TextWriter output, string what, FormattableString value) =>
        Line(output, what, value.ToString(CultureInfo.InvariantCulture));

    private static void Line(TextWriter output, string what, string value) => output.WriteLine(what.PadRight(11) + value);
}
