using System.Globalization;
using Bezoar.Experiments;
using Bezoar.Learning.Networks.Training;
using Spectre.Console;

namespace Bezoar.Cli.Train;

/// <summary>Shows how far a training is, on standard error: a line per epoch, or a bar on a terminal.</summary>
internal abstract class TrainProgress : ITrainProgress
{
    public static T Run<T>(TextWriter error, Func<ITrainProgress, T> work) => ProgressBars.Suit(error)
        ? ProgressBars.Show(error, (context, console) => work(new Bar(context.AddTask("read the data", autoStart: false), console)))
        : work(new Lines(error));

    public abstract void Report(Stage stage, int done, int total);

    public abstract void Note(string line);

    public abstract void Step(TrainingProgress done);

    public abstract void Epoch(TrainingEpoch done, int epochs);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Lines(TextWriter error) : TrainProgress
    {
        public override void Report(Stage stage, int done, int total) => error.WriteLine("read the data: 100 %");

        public override void Note(string line) => error.WriteLine(line);

        public override void Step(TrainingProgress done) { }

        public override void Epoch(TrainingEpoch done, int epochs)
        {
            var test = done.TestAccuracy is { } accuracy ? Text($", test {accuracy * 100:0.00} %") : "";
            error.WriteLine(Text(
                $"epoch {done.Epoch + 1} of {epochs}: loss {done.Loss:0.0000}, rate {done.LearningRate:G4}, train {done.Accuracy * 100:0.00} %{test}"));
        }
    }

    private sealed class Bar(ProgressTask task, IAnsiConsole console) : TrainProgress
    {
        private const int MillisecondsBetweenTexts = 200;

        private long _lastText;

        public override void Report(Stage stage, int done, int total) { }

        public override void Note(string line) => console.WriteLine(line);

        public override void Step(TrainingProgress done)
        {
            if (!task.IsStarted) task.StartTask();
            task.MaxValue = (double)done.Epochs * done.Steps;
            task.Value = (double)done.Epoch * done.Steps + done.Step;
            var now = Environment.TickCount64;
            if (now - _lastText < MillisecondsBetweenTexts && done.Step < done.Steps) return;
            _lastText = now;
            task.Description = Text($"epoch {done.Epoch + 1} of {done.Epochs}, loss {done.Loss:0.0000}, rate {done.LearningRate:G4}");
        }

        public override void Epoch(TrainingEpoch done, int epochs) { }
    }
}
