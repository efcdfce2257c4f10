using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Reference;
using Tongpin.Kernel;

namespace Tongpin.Demand;

internal static class DemandTables
{
    extension(TongpinDb db)
    {
        public DbSet<Cluster> Clusters => db.Set<Cluster>();
        public DbSet<Industry> Industries => db.Set<Industry>();
        public DbSet<IndustryLabel> IndustryLabels => db.Set<IndustryLabel>();
        public DbSet<Occupation> Occupations => db.Set<Occupation>();
        public DbSet<District> Districts => db.Set<District>();
        public DbSet<CatalogueEntry> Catalogue => db.Set<CatalogueEntry>();
        public DbSet<Enterprise> Enterprises => db.Set<Enterprise>();
        public DbSet<Advert> Adverts => db.Set<Advert>();
    }
}
