using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Appeals;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Rectifying;
using Tongpin.Programmes.Adjustments.Values;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes;

internal static class ProgrammesTables
{
    extension(TongpinDb db)
    {
        public DbSet<Programme> Programmes => db.Set<Programme>();
        public DbSet<Headcount> Headcounts => db.Set<Headcount>();
        public DbSet<EvidenceAmount> Evidence => db.Set<EvidenceAmount>();
        public DbSet<ProgrammePoint> Points => db.Set<ProgrammePoint>();
        public DbSet<FitRun> FitRuns => db.Set<FitRun>();
        public DbSet<FitProgramme> FitProgrammes => db.Set<FitProgramme>();
        public DbSet<FitCluster> FitClusters => db.Set<FitCluster>();
        public DbSet<Proposal> Proposals => db.Set<Proposal>();
        public DbSet<Waiver> Waivers => db.Set<Waiver>();
        public DbSet<FitReview> FitReviews => db.Set<FitReview>();
        public DbSet<WeightReview> WeightReviews => db.Set<WeightReview>();
        public DbSet<WeightVote> WeightVotes => db.Set<WeightVote>();

        public DbSet<IndicatorSheet> Indicators => db.Set<IndicatorSheet>();
        public DbSet<JudgedYear> JudgedYears => db.Set<JudgedYear>();
        public DbSet<ProgrammeCard> Cards => db.Set<ProgrammeCard>();
        public DbSet<Appeal> Appeals => db.Set<Appeal>();
        public DbSet<Rectification> Rectifications => db.Set<Rectification>();
        public DbSet<RectificationTask> RectificationTasks => db.Set<RectificationTask>();
        public DbSet<ProgrammeExit> Exits => db.Set<ProgrammeExit>();
        public DbSet<Decision> Decisions => db.Set<Decision>();
    }
}
