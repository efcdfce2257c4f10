using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class ThirdLot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "programmes_programme",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Admitted",
                table: "programmes_headcount",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "foundation_approval",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Noun = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Href = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Category = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ApplicantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Applicant = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Flow = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Reminded = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WaitsRole = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WaitsAt = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenKey = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: true),
                    Sample = table.Column<bool>(type: "boolean", nullable: false),
                    Acts = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_approval_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_approval_flow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval_flow", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_delegation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Domain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    UpTo = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    RevokedWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Uses = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_delegation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_delegation_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_ledger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Noun = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Href = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Regulations = table.Column<string>(type: "text", nullable: false),
                    ReversesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_ledger", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_ledger_ReversesId",
                        column: x => x.ReversesId,
                        principalTable: "foundation_ledger",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_ledger_closing",
                columns: table => new
                {
                    Book = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_ledger_closing", x => new { x.Book, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "foundation_matter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Domain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_matter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_matter_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_regulation_proposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: true),
                    OpenCode = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_regulation_proposal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_substitution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_substitution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_substitution_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_foundation_substitution_foundation_person_SubstituteId",
                        column: x => x.SubstituteId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programmes_card",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SchoolNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FirstGraduates = table.Column<int>(type: "integer", nullable: true),
                    Intake = table.Column<int>(type: "integer", nullable: true),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Card = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Exempt = table.Column<bool>(type: "boolean", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    Score = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AppealUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SettledWhy = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_card", x => x.Id);
                    table.CheckConstraint("ck_programmes_card_reasons", "\"Card\" = 'None' OR length(\"Reasons\") > 2");
                    table.CheckConstraint("ck_programmes_card_settled", "\"State\" NOT IN ('Lifted', 'Upheld', 'Rectified', 'Failed') OR length(trim(\"SettledWhy\")) > 0");
                });

            migrationBuilder.CreateTable(
                name: "programmes_decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SchoolNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false),
                    Rules = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Href = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_decision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_exit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SchoolNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Ground = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    LastIntake = table.Column<int>(type: "integer", nullable: false),
                    RemovedIn = table.Column<int>(type: "integer", nullable: false),
                    Grades = table.Column<string>(type: "text", nullable: false),
                    Teachers = table.Column<string>(type: "text", nullable: false),
                    Equipment = table.Column<string>(type: "text", nullable: false),
                    Income = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    Avoidable = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    ClosingCost = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    Reckoned = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    DecidedWhy = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    NoticeFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    NoticeUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_exit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_fit_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false),
                    Stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FrozenBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Result = table.Column<string>(type: "text", nullable: true),
                    ComputedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Enrolling = table.Column<int>(type: "integer", nullable: false),
                    Aligned = table.Column<int>(type: "integer", nullable: false),
                    ByStudents = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_fit_review", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_indicator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    PlanFilled = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    FirstChoice = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Registered = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    MovedOut = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Students = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    StudentsPerTeacher = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    DualQualified = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Senior = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Equipment = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Partners = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    EnterpriseHours = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Placed = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    InField = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Local = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Pay = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    GraduatesContent = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    EmployersContent = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Awards = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    ServiceIncome = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Alignment = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    ProvincePoints = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_indicator", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_judged_year",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FrozenBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    JudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    JudgedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnnouncedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Profile = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rules = table.Column<string>(type: "text", nullable: false),
                    Weights = table.Column<string>(type: "text", nullable: false),
                    Regulations = table.Column<string>(type: "text", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_judged_year", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_proposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    StudyYears = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Replaces = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    GroupEn = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolName = table.Column<string>(type: "text", nullable: false),
                    SchoolNameEn = table.Column<string>(type: "text", nullable: false),
                    StateControlled = table.Column<bool>(type: "boolean", nullable: false),
                    Dossier = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WaiverAsked = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Check = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: false),
                    DecidedWhy = table.Column<string>(type: "text", nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    FilingRemark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_proposal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_weight_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    ProgrammeName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Mean = table.Column<string>(type: "text", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_weight_review", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "records_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Activity = table.Column<long>(type: "bigint", nullable: false),
                    Agent = table.Column<long>(type: "bigint", nullable: false),
                    Registration = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "records_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Scopes = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Authority = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_project",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Starts = table.Column<DateOnly>(type: "date", nullable: false),
                    Ends = table.Column<DateOnly>(type: "date", nullable: false),
                    Nature = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    Fee = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Staff = table.Column<int>(type: "integer", nullable: false),
                    FiscalClass = table.Column<int>(type: "integer", nullable: false),
                    LeaderId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeaderName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Partner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    PartnerCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    PartnerDuties = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Keywords = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    National = table.Column<bool>(type: "boolean", nullable: false),
                    Provincial = table.Column<bool>(type: "boolean", nullable: false),
                    Lodging = table.Column<bool>(type: "boolean", nullable: false),
                    Certificate = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Brief = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SoftReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Budget = table.Column<string>(type: "text", nullable: false),
                    FeeFiling = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ContractNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ContractDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Contract = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Satisfaction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MoneyMoves = table.Column<int>(type: "integer", nullable: false),
                    DistributionRound = table.Column<int>(type: "integer", nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_project", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_reform",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Goal = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Milestones = table.Column<string>(type: "text", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    FinishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_reform", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_approval_line",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApprovalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<int>(type: "integer", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SeatId = table.Column<Guid>(type: "uuid", nullable: true),
                    SeatName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Did = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Cites = table.Column<string>(type: "text", nullable: false),
                    Under = table.Column<Guid>(type: "uuid", nullable: true),
                    When = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval_line", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_approval_line_foundation_approval_ApprovalId",
                        column: x => x.ApprovalId,
                        principalTable: "foundation_approval",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_foundation_approval_line_foundation_delegation_Under",
                        column: x => x.Under,
                        principalTable: "foundation_delegation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes_appeal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_appeal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programmes_appeal_programmes_card_CardId",
                        column: x => x.CardId,
                        principalTable: "programmes_card",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes_rectification",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Goal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Report = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_rectification", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programmes_rectification_programmes_card_CardId",
                        column: x => x.CardId,
                        principalTable: "programmes_card",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes_waiver",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gate = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_waiver", x => x.Id);
                    table.CheckConstraint("ck_programmes_waiver_why", "length(trim(\"Why\")) > 0");
                    table.ForeignKey(
                        name: "FK_programmes_waiver_programmes_proposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "programmes_proposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes_weight_vote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Shares = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_weight_vote", x => x.Id);
                    table.CheckConstraint("ck_programmes_weight_vote_why", "length(trim(\"Why\")) > 0");
                    table.ForeignKey(
                        name: "FK_programmes_weight_vote_programmes_weight_review_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "programmes_weight_review",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Contract = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_change", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_change_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programmes_rectification_task",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RectificationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    Progress = table.Column<int>(type: "integer", nullable: false),
                    Result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_rectification_task", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programmes_rectification_task_programmes_rectification_Rect~",
                        column: x => x.RectificationId,
                        principalTable: "programmes_rectification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_ApplicantId_Since",
                table: "foundation_approval",
                columns: new[] { "ApplicantId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_Noun_Record_AskedAt",
                table: "foundation_approval",
                columns: new[] { "Noun", "Record", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_OpenKey",
                table: "foundation_approval",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_Since_Id",
                table: "foundation_approval",
                columns: new[] { "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_State_Due",
                table: "foundation_approval",
                columns: new[] { "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_UnitId",
                table: "foundation_approval",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_WaitsAt",
                table: "foundation_approval",
                column: "WaitsAt");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_WaitsRole_Since",
                table: "foundation_approval",
                columns: new[] { "WaitsRole", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_flow_Kind_Version",
                table: "foundation_approval_flow",
                columns: new[] { "Kind", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_ApprovalId",
                table: "foundation_approval_line",
                column: "ApprovalId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_PersonId_Did",
                table: "foundation_approval_line",
                columns: new[] { "PersonId", "Did" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_SeatId",
                table: "foundation_approval_line",
                column: "SeatId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_Under",
                table: "foundation_approval_line",
                column: "Under");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_When_Id",
                table: "foundation_approval_line",
                columns: new[] { "When", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_delegation_From_Id",
                table: "foundation_delegation",
                columns: new[] { "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_delegation_UnitId_Domain",
                table: "foundation_delegation",
                columns: new[] { "UnitId", "Domain" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Book_Cause",
                table: "foundation_ledger",
                columns: new[] { "Book", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Book_Year_Account",
                table: "foundation_ledger",
                columns: new[] { "Book", "Year", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Day_Id",
                table: "foundation_ledger",
                columns: new[] { "Day", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Noun_Record",
                table: "foundation_ledger",
                columns: new[] { "Noun", "Record" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_PersonId",
                table: "foundation_ledger",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_ReversesId",
                table: "foundation_ledger",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_UnitId",
                table: "foundation_ledger",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_matter_UnitId",
                table: "foundation_matter",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_regulation_proposal_Code_At",
                table: "foundation_regulation_proposal",
                columns: new[] { "Code", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_regulation_proposal_OpenCode",
                table: "foundation_regulation_proposal",
                column: "OpenCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_substitution_PersonId",
                table: "foundation_substitution",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_substitution_SubstituteId",
                table: "foundation_substitution",
                column: "SubstituteId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_appeal_CardId",
                table: "programmes_appeal",
                column: "CardId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_card_ProgrammeId",
                table: "programmes_card",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_card_SchoolId",
                table: "programmes_card",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_card_Year_Code",
                table: "programmes_card",
                columns: new[] { "Year", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_decision_At",
                table: "programmes_decision",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_decision_Cause",
                table: "programmes_decision",
                column: "Cause",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_decision_Code",
                table: "programmes_decision",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_decision_SchoolId",
                table: "programmes_decision",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_exit_At",
                table: "programmes_exit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_exit_Code",
                table: "programmes_exit",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_exit_OpenCode",
                table: "programmes_exit",
                column: "OpenCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_exit_SchoolId",
                table: "programmes_exit",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_review_FrozenAt",
                table: "programmes_fit_review",
                column: "FrozenAt");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_review_Year_Round",
                table: "programmes_fit_review",
                columns: new[] { "Year", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_indicator_ImportId",
                table: "programmes_indicator",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_indicator_Year_ProgrammeCode",
                table: "programmes_indicator",
                columns: new[] { "Year", "ProgrammeCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_judged_year_Year",
                table: "programmes_judged_year",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_At",
                table: "programmes_proposal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_Code",
                table: "programmes_proposal",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_SchoolId",
                table: "programmes_proposal",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_Year_State",
                table: "programmes_proposal",
                columns: new[] { "Year", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_programmes_rectification_CardId",
                table: "programmes_rectification",
                column: "CardId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_rectification_task_RectificationId",
                table: "programmes_rectification_task",
                column: "RectificationId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_waiver_ProposalId_Gate",
                table: "programmes_waiver",
                columns: new[] { "ProposalId", "Gate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_review_ProgrammeCode",
                table: "programmes_weight_review",
                column: "ProgrammeCode");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_review_Year_ProgrammeCode",
                table: "programmes_weight_review",
                columns: new[] { "Year", "ProgrammeCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_vote_ReviewId_ById",
                table: "programmes_weight_vote",
                columns: new[] { "ReviewId", "ById" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_records_document_Agent",
                table: "records_document",
                column: "Agent");

            migrationBuilder.CreateIndex(
                name: "IX_records_document_Kind_Activity_Agent_Registration_Name",
                table: "records_document",
                columns: new[] { "Kind", "Activity", "Agent", "Registration", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_records_key_Key",
                table: "records_key",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_change_ProjectId",
                table: "training_change",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_training_project_ImportId",
                table: "training_project",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Name_Id",
                table: "training_project",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Number",
                table: "training_project",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Starts_Id",
                table: "training_project",
                columns: new[] { "Starts", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_State_Starts",
                table: "training_project",
                columns: new[] { "State", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_UnitId_Starts",
                table: "training_project",
                columns: new[] { "UnitId", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_training_reform_Due_Id",
                table: "training_reform",
                columns: new[] { "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_reform_ImportId",
                table: "training_reform",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_reform_Title_Id",
                table: "training_reform",
                columns: new[] { "Title", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_programmes_programme_programmes_proposal_ProposalId",
                table: "programmes_programme",
                column: "ProposalId",
                principalTable: "programmes_proposal",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_programmes_programme_programmes_proposal_ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropTable(
                name: "foundation_approval_flow");

            migrationBuilder.DropTable(
                name: "foundation_approval_line");

            migrationBuilder.DropTable(
                name: "foundation_ledger");

            migrationBuilder.DropTable(
                name: "foundation_ledger_closing");

            migrationBuilder.DropTable(
                name: "foundation_matter");

            migrationBuilder.DropTable(
                name: "foundation_regulation_proposal");

            migrationBuilder.DropTable(
                name: "foundation_substitution");

            migrationBuilder.DropTable(
                name: "programmes_appeal");

            migrationBuilder.DropTable(
                name: "programmes_decision");

            migrationBuilder.DropTable(
                name: "programmes_exit");

            migrationBuilder.DropTable(
                name: "programmes_fit_review");

            migrationBuilder.DropTable(
                name: "programmes_indicator");

            migrationBuilder.DropTable(
                name: "programmes_judged_year");

            migrationBuilder.DropTable(
                name: "programmes_rectification_task");

            migrationBuilder.DropTable(
                name: "programmes_waiver");

            migrationBuilder.DropTable(
                name: "programmes_weight_vote");

            migrationBuilder.DropTable(
                name: "records_document");

            migrationBuilder.DropTable(
                name: "records_key");

            migrationBuilder.DropTable(
                name: "training_change");

            migrationBuilder.DropTable(
                name: "training_reform");

            migrationBuilder.DropTable(
                name: "foundation_approval");

            migrationBuilder.DropTable(
                name: "foundation_delegation");

            migrationBuilder.DropTable(
                name: "programmes_rectification");

            migrationBuilder.DropTable(
                name: "programmes_proposal");

            migrationBuilder.DropTable(
                name: "programmes_weight_review");

            migrationBuilder.DropTable(
                name: "training_project");

            migrationBuilder.DropTable(
                name: "programmes_card");

            migrationBuilder.DropIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropColumn(
                name: "Admitted",
                table: "programmes_headcount");
        }
    }
}
