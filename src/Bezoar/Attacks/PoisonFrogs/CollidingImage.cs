using Bezoar.Learning.Networks.Losses;

namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>One poison instance on its way from its base to the target's features.</summary>
internal sealed class CollidingImage
{
    private readonly float[] _base, _best, _bestGradient, _previous;
    private double? _beta;
    private readonly float _lowest, _highest;
    private double _rate, _bestObjective = double.PositiveInfinity, _inertia = 1;

    /// <param name="baseImage">b: where it begins, and what it is to look like.</param>
    /// <param name="goal">f(t).</param>
    /// <param name="beta">β; null: as the options say, once the distance is known.</param>
    /// <param name="rate">λ to begin with.</param>
    /// <param name="lowest">Darkest pixel.</param>
    /// <param name="highest">Brightest pixel.</param>
    public CollidingImage(float[] baseImage, ReadOnlyMemory<float> goal, double? beta, double rate, float lowest = 0, float highest = 255)
    {
        (_base, _beta, _rate, _lowest, _highest, Goal) = (baseImage, beta, rate, lowest, highest, goal);
        (_best, _bestGradient, _previous) = ((float[])baseImage.Clone(), new float[baseImage.Length], (float[])baseImage.Clone());
        (Candidate, CandidateGradient) = ((float[])baseImage.Clone(), new float[baseImage.Length]);
    }

    /// <summary>f(t).</summary>
    public ReadOnlyMemory<float> Goal { get; }

    /// <summary>x with the lowest objective so far.</summary>
    public ReadOnlySpan<float> Image => _best;

    /// <summary>‖f(x) − f(t)‖² there.</summary>
    public double Distance { get; private set; }

    /// <summary>‖f(b) − f(t)‖².</summary>
    public double FirstDistance { get; private set; } = double.NaN;

    /// <summary>Steps that were tried.</summary>
    public int Steps { get; private set; }

    /// <summary>The image that the next look is at.</summary>
    public float[] Candidate { get; }

    /// <summary>∇‖f(x) − f(t)‖² there, by pixels.</summary>
    public float[] CandidateGradient { get; }

    /// <summary>‖f(x) − f(t)‖² there.</summary>
    public double CandidateDistance { get; set; }

    /// <summary>Judges the candidate by the objective, and proposes the next one; says whether the image has arrived.</summary>
    public bool Judge(FeatureCollisionOptions options)
    {
        if (!double.IsNaN(FirstDistance)) Steps++;
        else FirstDistance = double.IsFinite(CandidateDistance) ? CandidateDistance : throw Errors.FeaturesNotFinite();
        var beta = _beta ??= options.Beta(_base.Length, FirstDistance);
        var objective = CandidateDistance + beta * SquaredDistance.Of(Candidate, _base);
        // Not where it is not a number.
        var isBetter = objective < _bestObjective;
        if (isBetter)
        {
            (_bestObjective, Distance) = (objective, CandidateDistance);
            Candidate.CopyTo(_best, 0);
            CandidateGradient.CopyTo(_bestGradient, 0);
        }
        if (Distance <= options.StopShare * options.StopShare * FirstDistance) return true;
        if (!isBetter) GoBack(options);
        return !Propose(beta, options.Accelerate);
    }

    /// <summary>From the best image anew, more carefully.</summary>
    private void GoBack(FeatureCollisionOptions options)
    {
        (_rate, _inertia) = (_rate * options.Decay, 1);
        _best.CopyTo(Candidate, 0);
        _best.CopyTo(_previous, 0);
        _bestGradient.CopyTo(CandidateGradient, 0);
    }

    /// <summary>Forward: down the features' distance. Backward: towards the base. Then on in the same direction. Says whether any pixel moved.</summary>
    private bool Propose(double beta, bool accelerate)
    {
        var (rate, pull) = ((float)_rate, (float)(_rate * beta));
        var keep = 1 / (1 + pull);
        var next = (1 + Math.Sqrt(1 + 4 * _inertia * _inertia)) / 2;
        var ahead = accelerate ? (float)((_inertia - 1) / next) : 0;
        _inertia = next;
        var hasMoved = false;
        for (var i = 0; i < _base.Length; i++)
        {
            var forward = Candidate[i] - rate * CandidateGradient[i];
            var image = Math.Clamp((forward + pull * _base[i]) * keep, _lowest, _highest);
            var candidate = Math.Clamp(image + ahead * (image - _previous[i]), _lowest, _highest);
            hasMoved |= candidate != Candidate[i];
            (_previous[i], Candidate[i]) = (image, candidate);
        }
        return hasMoved;
    }
}
