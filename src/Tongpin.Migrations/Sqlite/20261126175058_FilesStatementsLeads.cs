using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FilesStatementsLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "InsuranceNumber",
                table: "training_project",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "InsuredUntil",
                table: "training_project",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Insurer",
                table: "training_project",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "Statement",
                table: "training_check_in",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Statement",
                table: "training_certificate",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Alone",
                table: "foundation_evidence",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "training_lead",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Heads = table.Column<int>(type: "INTEGER", nullable: true),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Next = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DroppedWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TouchedByHand = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_lead", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_lead_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_training_lead_ImportId",
                table: "training_lead",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_lead_ProjectId",
                table: "training_lead",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_training_lead_Since_Id",
                table: "training_lead",
                columns: new[] { "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_lead_Title_Id",
                table: "training_lead",
                columns: new[] { "Title", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "training_lead");

            migrationBuilder.DropColumn(
                name: "InsuranceNumber",
                table: "training_project");

            migrationBuilder.DropColumn(
                name: "InsuredUntil",
                table: "training_project");

            migrationBuilder.DropColumn(
                name: "Insurer",
                table: "training_project");

            migrationBuilder.DropColumn(
                name: "Statement",
                table: "training_check_in");

            migrationBuilder.DropColumn(
                name: "Statement",
                table: "training_certificate");

            migrationBuilder.DropColumn(
                name: "Alone",
                table: "foundation_evidence");
        }
    }
}
