using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Linkages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "training_project",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "training_linkage_year",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_linkage_year", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "training_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Skills = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_member", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_duty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Planned = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_duty", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_duty_training_member_MemberId",
                        column: x => x.MemberId,
                        principalTable: "training_member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_duty_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_work",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DutyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Starts = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: false),
                    Pay = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_work", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_work_training_duty_DutyId",
                        column: x => x.DutyId,
                        principalTable: "training_duty",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_training_work_training_member_MemberId",
                        column: x => x.MemberId,
                        principalTable: "training_member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_training_duty_ImportId",
                table: "training_duty",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_duty_MemberId_Year",
                table: "training_duty",
                columns: new[] { "MemberId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_training_duty_ProjectId_MemberId_Role",
                table: "training_duty",
                columns: new[] { "ProjectId", "MemberId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_member_ImportId",
                table: "training_member",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_member_Name_Id",
                table: "training_member",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_member_Number_Id",
                table: "training_member",
                columns: new[] { "Number", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_member_PersonId",
                table: "training_member",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_member_UnitId",
                table: "training_member",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_training_work_Day",
                table: "training_work",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_training_work_DutyId",
                table: "training_work",
                column: "DutyId");

            migrationBuilder.CreateIndex(
                name: "IX_training_work_ImportId",
                table: "training_work",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_work_MemberId_Day",
                table: "training_work",
                columns: new[] { "MemberId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_training_work_ProjectId",
                table: "training_work",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "training_linkage_year");

            migrationBuilder.DropTable(
                name: "training_work");

            migrationBuilder.DropTable(
                name: "training_duty");

            migrationBuilder.DropTable(
                name: "training_member");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "training_project");
        }
    }
}
