using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
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
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "InsuredUntil",
                table: "training_project",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Insurer",
                table: "training_project",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "Statement",
                table: "training_check_in",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Statement",
                table: "training_certificate",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Alone",
                table: "foundation_evidence",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "training_lead",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Client = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: true),
                    Wanted = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Contact = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Next = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    DroppedWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
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
