using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bezoar.Cli;

/// <summary>
/// The time that a bar still needs. Spectre's column of this name looks back half a minute, in which not one large network may
/// be trained.
/// </summary>
internal sealed class RemainingTimeColumn : ProgressColumn
{
    private readonly Dictionary<int, RemainingTime> _tasks = [];

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        if (!task.IsStarted || task.IsFinished || task.ElapsedTime is not { TotalSeconds: var now }) return Text.Empty;
        if (!_tasks.TryGetValue(task.Id, out var remaining)) _tasks[task.Id] = remaining = new(now, task.Value);
        return remaining.Estimate(now, task.Value, task.MaxValue) is { } seconds ? new Text(RemainingTime.Describe(seconds)) : Text.Empty;
    }
}
