using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "programmes_programme",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme",
                column: "ProposalId");

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
                name: "programmes_fit_review");

            migrationBuilder.DropTable(
                name: "programmes_waiver");

            migrationBuilder.DropTable(
                name: "programmes_weight_vote");

            migrationBuilder.DropTable(
                name: "programmes_proposal");

            migrationBuilder.DropTable(
                name: "programmes_weight_review");

            migrationBuilder.DropIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "programmes_programme");
        }
    }
}
