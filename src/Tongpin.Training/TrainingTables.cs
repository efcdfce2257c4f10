using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Reform;

namespace Tongpin.Training;

internal static class TrainingTables
{
    extension(TongpinDb db)
    {
        public DbSet<TrainingProject> Projects => db.Set<TrainingProject>();
        public DbSet<ProjectChange> Changes => db.Set<ProjectChange>();
        public DbSet<ReformTask> Reform => db.Set<ReformTask>();
    }
}
