using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.Drafts;
using Tongpin.Foundation.Evidence;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.Jobs;
using Tongpin.Foundation.Ledger;
using Tongpin.Foundation.Matters;
using Tongpin.Foundation.Notices;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

internal static class FoundationTables
{
    extension(TongpinDb db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Role> Roles => db.Set<Role>();
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
        public DbSet<Regulation> Regulations => db.Set<Regulation>();
        public DbSet<RegulationProposal> Proposals => db.Set<RegulationProposal>();
        public DbSet<EvidenceFile> Evidence => db.Set<EvidenceFile>();
        public DbSet<AuditEntry> History => db.Set<AuditEntry>();
        public DbSet<Job> Jobs => db.Set<Job>();
        public DbSet<Import> Imports => db.Set<Import>();
        public DbSet<ImportedChange> ImportedChanges => db.Set<ImportedChange>();
        public DbSet<Notice> Notices => db.Set<Notice>();
        public DbSet<Draft> Drafts => db.Set<Draft>();
        public DbSet<LedgerEntry> Ledger => db.Set<LedgerEntry>();
        public DbSet<LedgerClosing> Closings => db.Set<LedgerClosing>();
        public DbSet<Approval> Approvals => db.Set<Approval>();
        public DbSet<Matter> Matters => db.Set<Matter>();
        public DbSet<Flow> Flows => db.Set<Flow>();
        public DbSet<Delegation> Delegations => db.Set<Delegation>();
        public DbSet<Substitution> Substitutions => db.Set<Substitution>();
        public DbSet<AuditSeal> Seals => db.Set<AuditSeal>();
    }
}
