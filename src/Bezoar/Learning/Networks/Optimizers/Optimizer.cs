using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Optimizers;

/// <summary>
/// Moves a network's weights along their gradients and keeps what it remembers from step to step. It does not own the
/// parameters, which must outlive it.
/// </summary>
public abstract class Optimizer : IDisposable
{
    // Below this, handing work to a second thread costs more than it saves.
    private const int FewNumbers = 1 << 15;

    private readonly Piece[] _pieces;
    private readonly Workers _workers;
    private readonly Action<int> _movePiece;
    private readonly bool _isSmall;

    private protected Optimizer(Parameter[] trained, Workers workers, params string[] stateNames)
    {
        _workers = workers;
        Parameters = trained;
        Parameter[][] states = [.. trained.Select(parameter => StateOf(parameter, stateNames))];
        State = [.. states.SelectMany(each => each)];
        _pieces = [.. trained.Zip(states).SelectMany(pair => Piece.Cut(pair.First, pair.Second))];
        _isSmall = workers.Count == 1 || trained.Sum(parameter => (long)parameter.Count) < FewNumbers;
        _movePiece = MovePiece;
    }

    /// <summary>The parameters that it moves.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// What it remembers of every weight, named after its parameter and PyTorch's name of the state: <c>0.weight.momentum_buffer</c>,
    /// <c>0.weight.exp_avg</c>. Zero before the first step. With <see cref="StepCount"/> it is all that a resumed training needs.
    /// </summary>
    public IReadOnlyList<Parameter> State { get; }

    /// <summary>Steps made.</summary>
    public long StepCount { get; private set; }

    /// <summary>Moves every weight by its gradient. Allocates nothing on one thread.</summary>
    /// <param name="learningRate">How far.</param>
    public void Step(double learningRate)
    {
        StepCount++;
        Prepare(learningRate);
        if (_isSmall)
            foreach (ref readonly var piece in _pieces.AsSpan()) Move(piece);
        else
            _workers.For(_pieces.Length, _movePiece);
        GC.KeepAlive(this);
    }

    /// <summary>Goes on after so many steps, once <see cref="State"/> has been filled with what was remembered then.</summary>
    /// <param name="stepCount">≥ 0.</param>
    public void ResumeAfter(long stepCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepCount);
        StepCount = stepCount;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var each in State) each.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Works out the step's coefficients; <see cref="StepCount"/> counts it already.</summary>
    private protected abstract void Prepare(double learningRate);

    private protected abstract void Move(in Piece piece);

    private void MovePiece(int index) => Move(_pieces[index]);

    private static Parameter[] StateOf(Parameter parameter, string[] names) => [.. names.Select(name =>
    {
        var state = new Parameter($"{parameter.Name}.{name}", isTrained: false, [.. parameter.Shape]);
        state.Values.Clear();
        return state;
    })];
}
