using Tongpin.Kernel;
using Tongpin.Records;
using Tongpin.Training.Certificates;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training;

/// <summary>What trainees do, as the memory of learning keeps it (学习记录). A trainee is named by the id of his enrolment, which says nothing once his data are erased.</summary>
internal static class TrainingRecords
{
    private const string Trainees = "training/trainees";

    public static Experience Attended(TraineeId who, TrainingProject project, decimal hours, DateTimeOffset at) =>
        new(new Learner(Trainees, who.Value), RecordWords.Attended, Of(project)) { At = at, Registration = who.Value, Duration = TimeSpan.FromHours((double)hours) };

    public static Experience Awarded(Certificate certificate, TrainingProject project, DateTimeOffset at) =>
        new(new Learner(Trainees, certificate.TraineeId.Value), RecordWords.Awarded, new(RecordWords.Certificate, certificate.Number, Words.Same(certificate.Number))) { At = at, Registration = certificate.TraineeId.Value, PartOf = Of(project) };

    private static RecordThing Of(TrainingProject project) => new(RecordWords.Training, project.Number, Words.Same(project.Name));
}
