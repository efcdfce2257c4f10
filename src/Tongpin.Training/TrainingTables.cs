using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Reform;
using Tongpin.Training.Teams;

namespace Tongpin.Training;

internal static class TrainingTables
{
    extension(TongpinDb db)
    {
        public DbSet<TrainingProject> Projects => db.Set<TrainingProject>();
        public DbSet<ProjectChange> Changes => db.Set<ProjectChange>();
        public DbSet<ReformTask> Reform => db.Set<ReformTask>();
        public DbSet<Member> Members => db.Set<Member>();
        public DbSet<Duty> Duties => db.Set<Duty>();
        public DbSet<Work> Works => db.Set<Work>();
        public DbSet<LinkageYear> LinkageYears => db.Set<LinkageYear>();
    }
}
