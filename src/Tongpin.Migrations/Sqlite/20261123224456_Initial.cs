using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "demand_advert",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanySize = table.Column<string>(type: "TEXT", nullable: false),
                    PortalIndustry = table.Column<string>(type: "TEXT", nullable: false),
                    IndustryCode = table.Column<string>(type: "TEXT", nullable: false),
                    Province = table.Column<string>(type: "TEXT", nullable: false),
                    City = table.Column<string>(type: "TEXT", nullable: false),
                    District = table.Column<string>(type: "TEXT", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", nullable: false),
                    SalaryFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    SalaryTo = table.Column<int>(type: "INTEGER", nullable: true),
                    Education = table.Column<string>(type: "TEXT", nullable: false),
                    Experience = table.Column<string>(type: "TEXT", nullable: false),
                    Headcount = table.Column<int>(type: "INTEGER", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Requirement = table.Column<string>(type: "TEXT", nullable: false),
                    StatedMajor = table.Column<string>(type: "TEXT", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    RunnerUpCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    RunnerUpScore = table.Column<double>(type: "REAL", nullable: false),
                    DecidingWords = table.Column<string>(type: "TEXT", nullable: false),
                    ClusterCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_advert", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_catalogue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryName = table.Column<string>(type: "TEXT", nullable: false),
                    ClassName = table.Column<string>(type: "TEXT", nullable: false),
                    StudyYears = table.Column<string>(type: "TEXT", nullable: false),
                    StateControlled = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_catalogue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_cluster",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Taxonomy = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", nullable: false),
                    TierEn = table.Column<string>(type: "TEXT", nullable: false),
                    IndustryCodes = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_cluster", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_district",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_district", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_enterprise",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    IndustryCode = table.Column<string>(type: "TEXT", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", nullable: false),
                    ClusterCode = table.Column<string>(type: "TEXT", nullable: false),
                    Staff = table.Column<int>(type: "INTEGER", nullable: true),
                    Revenue = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    Assets = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    Size = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_enterprise", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_industry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: false),
                    SectionCode = table.Column<string>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_industry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_industry_label",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    IndustryCodes = table.Column<string>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_industry_label", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demand_occupation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MajorName = table.Column<string>(type: "TEXT", nullable: false),
                    MiddleName = table.Column<string>(type: "TEXT", nullable: false),
                    MinorName = table.Column<string>(type: "TEXT", nullable: false),
                    Markers = table.Column<string>(type: "TEXT", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demand_occupation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_api_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Permissions = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_api_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Did = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Noun = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SealId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_audit_seal",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Digests = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_audit_seal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_import",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Overwrite = table.Column<bool>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Problems = table.Column<int>(type: "INTEGER", nullable: false),
                    Failure = table.Column<string>(type: "TEXT", nullable: true),
                    Report = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_import", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_job",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Argument = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AliveAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Process = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CancelAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_job", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_regulation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SourceEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    Editable = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_regulation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Permissions = table.Column<string>(type: "TEXT", nullable: false),
                    BuiltIn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_role", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_unit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_unit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_unit_foundation_unit_ParentId",
                        column: x => x.ParentId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClusterCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_evidence", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_fit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Regulations = table.Column<string>(type: "TEXT", nullable: false),
                    FirstAdvertYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Enrolling = table.Column<int>(type: "INTEGER", nullable: false),
                    Aligned = table.Column<int>(type: "INTEGER", nullable: false),
                    Students = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentsOnTargets = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Adverts = table.Column<int>(type: "INTEGER", nullable: false),
                    TotalAlignment = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    Deviation = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    StructureDeviation = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    Cosine = table.Column<double>(type: "REAL", nullable: true),
                    CouplingC = table.Column<double>(type: "REAL", nullable: true),
                    CouplingT = table.Column<double>(type: "REAL", nullable: true),
                    CouplingD = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_fit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_fit_cluster",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Supply = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Demand = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Students = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Adverts = table.Column<int>(type: "INTEGER", nullable: false),
                    Programmes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_fit_cluster", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_fit_programme",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Students = table.Column<int>(type: "INTEGER", nullable: false),
                    OnTargets = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Aligned = table.Column<bool>(type: "INTEGER", nullable: false),
                    Adverts = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstCluster = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstWeight = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    Weights = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_fit_programme", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_headcount",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Students = table.Column<int>(type: "INTEGER", nullable: false),
                    Plan = table.Column<int>(type: "INTEGER", nullable: true),
                    Enrolled = table.Column<int>(type: "INTEGER", nullable: true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_headcount", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_point",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Province = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SchoolCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SchoolName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ProgrammeCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    ProgrammeName = table.Column<string>(type: "TEXT", nullable: false),
                    StudyYears = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_point", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_programme",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    GroupEn = table.Column<string>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolName = table.Column<string>(type: "TEXT", nullable: false),
                    SchoolNameEn = table.Column<string>(type: "TEXT", nullable: false),
                    FirstIntake = table.Column<int>(type: "INTEGER", nullable: false),
                    LastIntake = table.Column<int>(type: "INTEGER", nullable: true),
                    FirstGraduates = table.Column<int>(type: "INTEGER", nullable: true),
                    StateControlled = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_programme", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_import_change",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Record = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_import_change", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_import_change_foundation_import_ImportId",
                        column: x => x.ImportId,
                        principalTable: "foundation_import",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UploadedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemovedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    RemovedWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_evidence_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_person_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    ActivationHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ActivationUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_account", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_account_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_assignment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_assignment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_assignment_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_foundation_assignment_foundation_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "foundation_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_foundation_assignment_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_account_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_account_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_account_claim_foundation_account_UserId",
                        column: x => x.UserId,
                        principalTable: "foundation_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_account_login",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_account_login", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_foundation_account_login_foundation_account_UserId",
                        column: x => x.UserId,
                        principalTable: "foundation_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_account_passkey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_account_passkey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_foundation_account_passkey_foundation_account_UserId",
                        column: x => x.UserId,
                        principalTable: "foundation_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_account_token",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_account_token", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_foundation_account_token_foundation_account_UserId",
                        column: x => x.UserId,
                        principalTable: "foundation_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_ClusterCode",
                table: "demand_advert",
                column: "ClusterCode");

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Code",
                table: "demand_advert",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Company_Id",
                table: "demand_advert",
                columns: new[] { "Company", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_ImportId",
                table: "demand_advert",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_PostedOn_Id",
                table: "demand_advert",
                columns: new[] { "PostedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_ProgrammeCode",
                table: "demand_advert",
                column: "ProgrammeCode");

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_State",
                table: "demand_advert",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Title_Id",
                table: "demand_advert",
                columns: new[] { "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Year_ClusterCode",
                table: "demand_advert",
                columns: new[] { "Year", "ClusterCode" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Year_ProgrammeCode_ClusterCode",
                table: "demand_advert",
                columns: new[] { "Year", "ProgrammeCode", "ClusterCode" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_catalogue_Code",
                table: "demand_catalogue",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_catalogue_ImportId",
                table: "demand_catalogue",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_cluster_Code",
                table: "demand_cluster",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_cluster_ImportId",
                table: "demand_cluster",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_district_Code",
                table: "demand_district",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_district_ImportId",
                table: "demand_district",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_enterprise_ClusterCode",
                table: "demand_enterprise",
                column: "ClusterCode");

            migrationBuilder.CreateIndex(
                name: "IX_demand_enterprise_ImportId",
                table: "demand_enterprise",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_enterprise_Name",
                table: "demand_enterprise",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_industry_Code",
                table: "demand_industry",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_industry_ImportId",
                table: "demand_industry",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_industry_label_ImportId",
                table: "demand_industry_label",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_demand_industry_label_Label",
                table: "demand_industry_label",
                column: "Label",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_occupation_Code",
                table: "demand_occupation",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_demand_occupation_ImportId",
                table: "demand_occupation",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_NormalizedEmail",
                table: "foundation_account",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_NormalizedUserName",
                table: "foundation_account",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_PersonId",
                table: "foundation_account",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_claim_UserId",
                table: "foundation_account_claim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_login_UserId",
                table: "foundation_account_login",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_account_passkey_UserId",
                table: "foundation_account_passkey",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_api_key_Hash",
                table: "foundation_api_key",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_assignment_PersonId",
                table: "foundation_assignment",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_assignment_RoleId",
                table: "foundation_assignment",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_assignment_UnitId",
                table: "foundation_assignment",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_audit_At",
                table: "foundation_audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_audit_ImportId",
                table: "foundation_audit",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_audit_Noun_Record",
                table: "foundation_audit",
                columns: new[] { "Noun", "Record" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_audit_SealId",
                table: "foundation_audit",
                column: "SealId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_evidence_Noun_Record",
                table: "foundation_evidence",
                columns: new[] { "Noun", "Record" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_evidence_UnitId",
                table: "foundation_evidence",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_import_At",
                table: "foundation_import",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_import_Kind_At",
                table: "foundation_import",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_import_change_ImportId",
                table: "foundation_import_change",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_import_change_Noun_Record",
                table: "foundation_import_change",
                columns: new[] { "Noun", "Record" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_Argument",
                table: "foundation_job",
                column: "Argument");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_At",
                table: "foundation_job",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_Kind_Argument",
                table: "foundation_job",
                columns: new[] { "Kind", "Argument" },
                unique: true,
                filter: "\"State\" IN ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_State_At",
                table: "foundation_job",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_ImportId",
                table: "foundation_person",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_Kind_Number",
                table: "foundation_person",
                columns: new[] { "Kind", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_Name_Id",
                table: "foundation_person",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_Number",
                table: "foundation_person",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_UnitId_Name_Id",
                table: "foundation_person",
                columns: new[] { "UnitId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_person_UnitId_Number",
                table: "foundation_person",
                columns: new[] { "UnitId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_regulation_Code_Version",
                table: "foundation_regulation",
                columns: new[] { "Code", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_role_Key",
                table: "foundation_role",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_unit_Code",
                table: "foundation_unit",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_unit_ImportId",
                table: "foundation_unit",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_unit_ParentId",
                table: "foundation_unit",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_HeardAt",
                table: "kernel_outbox",
                column: "HeardAt");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_evidence_ImportId",
                table: "programmes_evidence",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_evidence_Year_ProgrammeCode_Kind_ClusterCode",
                table: "programmes_evidence",
                columns: new[] { "Year", "ProgrammeCode", "Kind", "ClusterCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_Year",
                table: "programmes_fit",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_cluster_Year_Code",
                table: "programmes_fit_cluster",
                columns: new[] { "Year", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_programme_ProgrammeId",
                table: "programmes_fit_programme",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_programme_Year_Code",
                table: "programmes_fit_programme",
                columns: new[] { "Year", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_headcount_ImportId",
                table: "programmes_headcount",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_headcount_ProgrammeCode",
                table: "programmes_headcount",
                column: "ProgrammeCode");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_headcount_Year_ProgrammeCode",
                table: "programmes_headcount",
                columns: new[] { "Year", "ProgrammeCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_point_ImportId",
                table: "programmes_point",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_point_ProgrammeCode_Province_Year",
                table: "programmes_point",
                columns: new[] { "ProgrammeCode", "Province", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_programmes_point_Year_SchoolCode_SchoolName_ProgrammeCode_StudyYears_Remark",
                table: "programmes_point",
                columns: new[] { "Year", "SchoolCode", "SchoolName", "ProgrammeCode", "StudyYears", "Remark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_Code",
                table: "programmes_programme",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_ImportId",
                table: "programmes_programme",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_SchoolId",
                table: "programmes_programme",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "demand_advert");

            migrationBuilder.DropTable(
                name: "demand_catalogue");

            migrationBuilder.DropTable(
                name: "demand_cluster");

            migrationBuilder.DropTable(
                name: "demand_district");

            migrationBuilder.DropTable(
                name: "demand_enterprise");

            migrationBuilder.DropTable(
                name: "demand_industry");

            migrationBuilder.DropTable(
                name: "demand_industry_label");

            migrationBuilder.DropTable(
                name: "demand_occupation");

            migrationBuilder.DropTable(
                name: "foundation_account_claim");

            migrationBuilder.DropTable(
                name: "foundation_account_login");

            migrationBuilder.DropTable(
                name: "foundation_account_passkey");

            migrationBuilder.DropTable(
                name: "foundation_account_token");

            migrationBuilder.DropTable(
                name: "foundation_api_key");

            migrationBuilder.DropTable(
                name: "foundation_assignment");

            migrationBuilder.DropTable(
                name: "foundation_audit");

            migrationBuilder.DropTable(
                name: "foundation_audit_seal");

            migrationBuilder.DropTable(
                name: "foundation_evidence");

            migrationBuilder.DropTable(
                name: "foundation_import_change");

            migrationBuilder.DropTable(
                name: "foundation_job");

            migrationBuilder.DropTable(
                name: "foundation_regulation");

            migrationBuilder.DropTable(
                name: "kernel_outbox");

            migrationBuilder.DropTable(
                name: "programmes_evidence");

            migrationBuilder.DropTable(
                name: "programmes_fit");

            migrationBuilder.DropTable(
                name: "programmes_fit_cluster");

            migrationBuilder.DropTable(
                name: "programmes_fit_programme");

            migrationBuilder.DropTable(
                name: "programmes_headcount");

            migrationBuilder.DropTable(
                name: "programmes_point");

            migrationBuilder.DropTable(
                name: "programmes_programme");

            migrationBuilder.DropTable(
                name: "foundation_account");

            migrationBuilder.DropTable(
                name: "foundation_role");

            migrationBuilder.DropTable(
                name: "foundation_import");

            migrationBuilder.DropTable(
                name: "foundation_person");

            migrationBuilder.DropTable(
                name: "foundation_unit");
        }
    }
}
