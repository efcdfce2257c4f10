using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Records.Documents;
using Tongpin.Records.Keys;
using Tongpin.Records.Store;

namespace Tongpin.Records;

internal static class RecordsTables
{
    extension(TongpinDb db)
    {
        public DbSet<RecordKey> RecordKeys => db.Set<RecordKey>();
        public DbSet<Statement> Statements => db.Set<Statement>();
        public DbSet<Mark> Marks => db.Set<Mark>();
        public DbSet<KnownAgent> KnownAgents => db.Set<KnownAgent>();
        public DbSet<KnownVerb> KnownVerbs => db.Set<KnownVerb>();
        public DbSet<KnownActivity> KnownActivities => db.Set<KnownActivity>();
        public DbSet<Tally> Tallies => db.Set<Tally>();
        public DbSet<ActiveDay> ActiveDays => db.Set<ActiveDay>();
        public DbSet<Document> Documents => db.Set<Document>();
    }
}
