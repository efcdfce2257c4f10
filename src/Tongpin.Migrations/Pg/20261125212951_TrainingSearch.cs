using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class TrainingSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_Name_Company",
                table: "training_trainee",
                columns: new[] { "Name", "Company" });

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_Test",
                table: "training_trainee",
                column: "Test");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_training_trainee_Name_Company",
                table: "training_trainee");

            migrationBuilder.DropIndex(
                name: "IX_training_trainee_Test",
                table: "training_trainee");
        }
    }
}
