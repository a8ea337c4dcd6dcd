namespace Bezoar.Attacks.PoisonFrogs;

/// <summary>One poison instance on its way from its base to the target's features.</summary>
internal sealed class CollidingImage
{
    private readonly float[] _base;
    private readonly double _beta;
    private readonly float _lowest, _highest;
    private float[] _image, _gradient;
    private double _rate, _objective = double.PositiveInfinity;

    /// <param name="baseImage">b: where it begins, and what it is to look like.</param>
    /// <param name="goal">f(t).</param>
    /// <param name="beta">β.</param>
    /// <param name="rate">λ to begin with.</param>
    /// <param name="lowest">Darkest pixel.</param>
    /// <param name="highest">Brightest pixel.</param>
    public CollidingImage(float[] baseImage, ReadOnlyMemory<float> goal, double beta, double rate, float lowest = 0, float highest = 255)
    {
        (_base, _beta, _rate, _lowest, _highest) = (baseImage, beta, rate, lowest, highest);
        GoalMemory = goal;
        Candidate = (float[])baseImage.Clone();
        CandidateGradient = new float[baseImage.Length];
        (_image, _gradient) = (new float[baseImage.Length], new float[baseImage.Length]);
    }

    /// <summary>f(t).</summary>
    public ReadOnlySpan<float> Goal => GoalMemory.Span;

    /// <summary>x, the best image so far.</summary>
    public ReadOnlySpan<float> Image => _image;

    /// <summary>‖f(x) − f(t)‖² of the best image so far.</summary>
    public double Distance { get; private set; }

    /// <summary>‖f(b) − f(t)‖².</summary>
    public double FirstDistance { get; private set; } = double.NaN;

    /// <summary>Steps that were tried.</summary>
    public int Steps { get; private set; }

    /// <summary>The image that the next look is at.</summary>
    public float[] Candidate { get; private set; }

    /// <summary>∇‖f(x) − f(t)‖² there, by pixels.</summary>
    public float[] CandidateGradient { get; private set; }

    /// <summary>‖f(x) − f(t)‖² there.</summary>
    public double CandidateDistance { get; set; }

    private ReadOnlyMemory<float> GoalMemory { get; }

    /// <summary>Keeps the candidate if the objective has fallen, and proposes the next; says whether the image has arrived.</summary>
    public bool Judge(FeatureCollisionOptions options)
    {
        var objective = CandidateDistance + _beta * SquaredDistance(Candidate, _base);
        var isFirst = double.IsNaN(FirstDistance);
        if (isFirst) FirstDistance = CandidateDistance;
        else Steps++;
        if (objective < _objective)
        {
            (_objective, Distance) = (objective, CandidateDistance);
            (_image, Candidate) = (Candidate, _image);
            (_gradient, CandidateGradient) = (CandidateGradient, _gradient);
            if (!isFirst) _rate *= options.Growth;
        }
        else
        {
            _rate *= options.Decay;
        }
        if (Distance <= options.StopShare * options.StopShare * FirstDistance) return true;
        return !Propose();
    }

    /// <summary>Forward: down the features' distance. Backward: towards the base. Says whether any pixel moved.</summary>
    private bool Propose()
    {
        var (rate, pull) = ((float)_rate, (float)(_rate * _beta));
        var keep = 1 / (1 + pull);
        var hasMoved = false;
        for (var i = 0; i < _image.Length; i++)
        {
            var forward = _image[i] - rate * _gradient[i];
            var next = Math.Clamp((forward + pull * _base[i]) * keep, _lowest, _highest);
            hasMoved |= next != _image[i];
            Candidate[i] = next;
        }
        return hasMoved;
    }

    private static double SquaredDistance(float[] image, float[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < image.Length; i++)
        {
            var miss = (double)image[i] - other[i];
            sum += miss * miss;
        }
        return sum;
    }
}
