using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class FourthLot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "training_project",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "training_certificate_series",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_certificate_series", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "training_class",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    SignUp = table.Column<bool>(type: "boolean", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Turns = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_class", x => x.ProjectId);
                    table.ForeignKey(
                        name: "FK_training_class_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_coordinator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Company = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_coordinator", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_coordinator_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_linkage_year",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Scheme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Entries = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_linkage_year", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "training_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Skills = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_member", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Begins = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Ends = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    Topic = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    TeacherId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeacherName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_session_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_trainee",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NamePinyin = table.Column<string>(type: "text", nullable: false),
                    IdNumber = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Company = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CoordinatorId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Test = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ErasedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_trainee", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_trainee_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_duty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Planned = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false)
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
                name: "training_patrol",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_patrol", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_patrol_training_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "training_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_certificate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    TraineeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Holder = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RevokedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RevokedWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Voided = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_certificate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_certificate_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_certificate_training_trainee_TraineeId",
                        column: x => x.TraineeId,
                        principalTable: "training_trainee",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_check_in",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    TraineeId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Device = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_check_in", x => new { x.SessionId, x.TraineeId });
                    table.ForeignKey(
                        name: "FK_training_check_in_training_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "training_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_check_in_training_trainee_TraineeId",
                        column: x => x.TraineeId,
                        principalTable: "training_trainee",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_work",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DutyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Starts = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Hours = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    Pay = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
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
                name: "IX_training_certificate_ImportId",
                table: "training_certificate",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_certificate_IssuedOn_Id",
                table: "training_certificate",
                columns: new[] { "IssuedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_certificate_Number",
                table: "training_certificate",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_certificate_ProjectId",
                table: "training_certificate",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_training_certificate_TraineeId_Voided",
                table: "training_certificate",
                columns: new[] { "TraineeId", "Voided" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_check_in_TraineeId",
                table: "training_check_in",
                column: "TraineeId");

            migrationBuilder.CreateIndex(
                name: "IX_training_coordinator_PersonId_ProjectId",
                table: "training_coordinator",
                columns: new[] { "PersonId", "ProjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_coordinator_ProjectId",
                table: "training_coordinator",
                column: "ProjectId");

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
                name: "IX_training_patrol_SessionId",
                table: "training_patrol",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_training_session_Day",
                table: "training_session",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_training_session_ProjectId_Day",
                table: "training_session",
                columns: new[] { "ProjectId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_At_Id",
                table: "training_trainee",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_Code",
                table: "training_trainee",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_CoordinatorId",
                table: "training_trainee",
                column: "CoordinatorId");

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_Hash_ProjectId",
                table: "training_trainee",
                columns: new[] { "Hash", "ProjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_ImportId",
                table: "training_trainee",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_Name_Id",
                table: "training_trainee",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_ProjectId_State",
                table: "training_trainee",
                columns: new[] { "ProjectId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_training_trainee_UnitId_At_Id",
                table: "training_trainee",
                columns: new[] { "UnitId", "At", "Id" });

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
                name: "training_certificate");

            migrationBuilder.DropTable(
                name: "training_certificate_series");

            migrationBuilder.DropTable(
                name: "training_check_in");

            migrationBuilder.DropTable(
                name: "training_class");

            migrationBuilder.DropTable(
                name: "training_coordinator");

            migrationBuilder.DropTable(
                name: "training_linkage_year");

            migrationBuilder.DropTable(
                name: "training_patrol");

            migrationBuilder.DropTable(
                name: "training_work");

            migrationBuilder.DropTable(
                name: "training_trainee");

            migrationBuilder.DropTable(
                name: "training_session");

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
