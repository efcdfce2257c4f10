using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Admitted",
                table: "programmes_headcount",
                type: "integer",
                nullable: true);

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
                name: "IX_programmes_rectification_CardId",
                table: "programmes_rectification",
                column: "CardId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_rectification_task_RectificationId",
                table: "programmes_rectification_task",
                column: "RectificationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "programmes_appeal");

            migrationBuilder.DropTable(
                name: "programmes_decision");

            migrationBuilder.DropTable(
                name: "programmes_exit");

            migrationBuilder.DropTable(
                name: "programmes_indicator");

            migrationBuilder.DropTable(
                name: "programmes_judged_year");

            migrationBuilder.DropTable(
                name: "programmes_rectification_task");

            migrationBuilder.DropTable(
                name: "programmes_rectification");

            migrationBuilder.DropTable(
                name: "programmes_card");

            migrationBuilder.DropColumn(
                name: "Admitted",
                table: "programmes_headcount");
        }
    }
}
