using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_foundation_job_Kind_Argument",
                table: "foundation_job");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_OneRuns",
                table: "foundation_job",
                columns: new[] { "Kind", "Argument" },
                unique: true,
                filter: "\"State\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_OneWaits",
                table: "foundation_job",
                columns: new[] { "Kind", "Argument" },
                unique: true,
                filter: "\"State\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_City_Id",
                table: "demand_advert",
                columns: new[] { "City", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_demand_advert_Score_Id",
                table: "demand_advert",
                columns: new[] { "Score", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_foundation_job_OneRuns",
                table: "foundation_job");

            migrationBuilder.DropIndex(
                name: "IX_foundation_job_OneWaits",
                table: "foundation_job");

            migrationBuilder.DropIndex(
                name: "IX_demand_advert_City_Id",
                table: "demand_advert");

            migrationBuilder.DropIndex(
                name: "IX_demand_advert_Score_Id",
                table: "demand_advert");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_job_Kind_Argument",
                table: "foundation_job",
                columns: new[] { "Kind", "Argument" },
                unique: true,
                filter: "\"State\" IN ('Queued', 'Running')");
        }
    }
}
