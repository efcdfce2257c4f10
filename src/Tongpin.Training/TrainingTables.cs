using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Attendance;
using Tongpin.Training.Brands;
using Tongpin.Training.Certificates;
using Tongpin.Training.Leads;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Reform;
using Tongpin.Training.Roster;
using Tongpin.Training.Surveys;
using Tongpin.Training.Teams;
using Tongpin.Training.Timetable;

namespace Tongpin.Training;

internal static class TrainingTables
{
    extension(TongpinDb db)
    {
        public DbSet<Lead> Leads => db.Set<Lead>();
        public DbSet<TrainingProject> Projects => db.Set<TrainingProject>();
        public DbSet<ProjectChange> Changes => db.Set<ProjectChange>();
        public DbSet<Trainee> Trainees => db.Set<Trainee>();
        public DbSet<TrainingClass> Classes => db.Set<TrainingClass>();
        public DbSet<Coordinator> Coordinators => db.Set<Coordinator>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<CheckIn> CheckIns => db.Set<CheckIn>();
        public DbSet<Patrol> Patrols => db.Set<Patrol>();
        public DbSet<Certificate> Certificates => db.Set<Certificate>();
        public DbSet<CertificateSeries> Series => db.Set<CertificateSeries>();
        public DbSet<ReformTask> Reform => db.Set<ReformTask>();
        public DbSet<Member> Members => db.Set<Member>();
        public DbSet<Duty> Duties => db.Set<Duty>();
        public DbSet<Work> Works => db.Set<Work>();
        public DbSet<SurveyAnswer> SurveyAnswers => db.Set<SurveyAnswer>();
        public DbSet<SurveyClosing> SurveyClosings => db.Set<SurveyClosing>();
        public DbSet<Brand> Brands => db.Set<Brand>();
        public DbSet<BrandProject> BrandProjects => db.Set<BrandProject>();
        public DbSet<BrandReview> BrandReviews => db.Set<BrandReview>();
        public DbSet<LinkageYear> LinkageYears => db.Set<LinkageYear>();
    }
}
