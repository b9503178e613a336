package io.landport.launcher.questions;

import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.question.BalanceQuestion;
import io.landport.query.question.CommodityQuestion;
import io.landport.query.question.CorridorQuestion;
import io.landport.query.question.DailyQuestion;
import io.landport.query.question.FateQuestion;
import io.landport.query.question.FeedQuestion;
import io.landport.query.question.MirrorQuestion;
import io.landport.query.question.MonthlyQuestion;
import io.landport.query.question.Question;
import io.landport.query.question.RevisionsQuestion;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.SuspectsQuestion;
import io.landport.query.question.YearOnYearQuestion;
import io.landport.query.question.ZoneQuestion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = {
            "Queries the store. A table shows the names of crossings next to their codes; other formats have codes"
                    + " only, unless --language is given.",
            "For years and windows, months_missing is the number of their months that each source did not report;"
                    + " for other sums over months, a note on standard error lists the missing months."
        },
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            QueryCommand.DailyQuery.class,
            QueryCommand.MonthlyQuery.class,
            QueryCommand.RollingQuery.class,
            QueryCommand.CommodityQuery.class,
            QueryCommand.CorridorQuery.class,
            QueryCommand.ZoneQuery.class,
            QueryCommand.RevisionsQuery.class,
            QueryCommand.YearOnYearQuery.class,
            QueryCommand.MirrorQuery.class,
            QueryCommand.SuspectsQuery.class,
            QueryCommand.FatesQuery.class,
            QueryCommand.BalanceQuery.class,
            QueryCommand.FeedsQuery.class
        })
public final class QueryCommand {
    /** A command that sends one query to the store and prints the answer. */
    abstract static sealed class QuestionCommand implements Callable<Integer>
            permits DailyQuery,
                    MonthlyQuery,
                    RollingQuery,
                    CommodityQuery,
                    CorridorQuery,
                    ZoneQuery,
                    RevisionsQuery,
                    YearOnYearQuery,
                    SuspectsQuery,
                    MirrorQuery,
                    FatesQuery,
                    BalanceQuery,
                    FeedsQuery {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Mixin
        private AnswerOptions answer = new AnswerOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        /** The query, whose options are those of the command. */
        abstract Question question();

        Installation installation() {
            return options.installation();
        }

        @Override
        public Integer call() throws IOException {
            return answer.to(question(), options, spec);
        }
    }

    @Command(
            name = "daily",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums daily totals. One row for each combination of --by and each currency, or with --currency in"
                        + " that currency; amounts in different currencies are never added.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg; with --currency"
                        + " then lines_not_converted, reason."
            })
    static final class DailyQuery extends QuestionCommand {
        @Override
        Question question() {
            return new DailyQuestion();
        }
    }

    @Command(
            name = "monthly",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums daily totals by month. One row for each combination of --by and each currency; amounts in"
                        + " different currencies are never added.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg."
            })
    static final class MonthlyQuery extends QuestionCommand {
        @Override
        Question question() {
            return new MonthlyQuestion();
        }
    }

    @Command(
            name = "rolling",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums windows of 7 and 30 days, month to date, year to date and 12 months, which end on the as-of day"
                        + " of each source or on a given day (--on). Windows that end on different days are never added.",
                "csv columns: those of --by, then window, first_day, as_of, lines, lines_without_weight, value, currency, net_weight_kg;"
                        + " with --currency then lines_not_converted, reason."
            })
    static final class RollingQuery extends QuestionCommand {
        @Override
        Question question() {
            return new RollingQuestion(() -> StoreQuestions.datedByMonth(installation()));
        }
    }

    @Command(
            name = "commodity",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums commodity totals by month. Quantities in different units are never added. --commodity 27"
                        + " selects all of chapter 27.",
                "With --currency, values of sources whose rule is the rate of the day are converted at the average"
                        + " rate of the month.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg, quantity, unit; with"
                        + " --currency then lines_not_converted, reason."
            })
    static final class CommodityQuery extends QuestionCommand {
        @Override
        Question question() {
            return new CommodityQuestion();
        }
    }

    @Command(
            name = "corridor",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums the trade through corridors by month, each crossing on the days on which it belonged to the"
                        + " corridor. Corridors overlap, so their sums are never added. --corridor also accepts other names of a"
                        + " corridor.",
                "csv columns: corridor, those of --by, then lines, lines_without_weight, value, currency, net_weight_kg."
            })
    static final class CorridorQuery extends QuestionCommand {
        @Override
        Question question() {
            return new CorridorQuestion();
        }
    }

    @Command(
            name = "revisions",
            modelTransformer = QuestionOptions.class,
            description = {
                "Shows how much months changed after they were first known. By month, received day and source unless"
                        + " --by is given; by received day, the known columns show what was known by that day.",
                "Changes within a row can offset each other, for example if lines moved from one sector to another:"
                        + " the moved columns show how much some series of the row lost and others gained. --by crossing,sector"
                        + " shows which.",
                "csv columns: those of --by, then first_lines, lines_change, known_lines, first_value, value_change, known_value,"
                        + " currency, first_net_weight_kg, net_weight_kg_change, known_net_weight_kg, lines_moved, value_moved,"
                        + " net_weight_kg_moved."
            })
    static final class RevisionsQuery extends QuestionCommand {
        @Override
        Question question() {
            return new RevisionsQuestion();
        }
    }

    @Command(
            name = "zone",
            modelTransformer = QuestionOptions.class,
            description = {
                "Sums the trade of traders registered in zones by month, each region on the days on which it belonged"
                        + " to the zone. Zones overlap, so their sums are never added.",
                "csv columns: zone, those of --by, then lines, lines_without_weight, value, currency, net_weight_kg."
            })
    static final class ZoneQuery extends QuestionCommand {
        @Override
        Question question() {
            return new ZoneQuestion();
        }
    }

    @Command(
            name = "yoy",
            modelTransformer = QuestionOptions.class,
            description = {
                "Compares completed months with the same months a year before, both as known now, on one day"
                        + " (--known-on), or a number of days after the end of each (--days-after). By month unless --by is"
                        + " given.",
                "csv columns: those of --by, then lines, base_lines, value, base_value, currency, value_growth, contribution,"
                        + " net_weight_kg, base_net_weight_kg, net_weight_growth, unit_value, base_unit_value,"
                        + " unit_value_growth, has_break. With --currency without contribution, unit values and has_break, and with"
                        + " lines_not_converted, base_lines_not_converted and reason."
            })
    static final class YearOnYearQuery extends QuestionCommand {
        @Override
        Question question() {
            return new YearOnYearQuestion();
        }
    }

    @Command(
            name = "mirror",
            modelTransformer = QuestionOptions.class,
            description = {
                "Compares the exports of one reporter with the imports that its partner reports from it. Sums months,"
                        + " crossings and sectors by --by: by month, exporter and importer unless it is given. A side that"
                        + " reported nothing at all in a month is silent: its figures are unknown, not 0, and are not compared.",
                "csv columns: those of --by, then export_value, import_value, currency, value_gap, weight_gap_kg, lines_weighed,"
                        + " not_compared. With --columns all: month, crossing, sector, exporter, importer, status, then lines,"
                        + " values, the gap between them, weights and the gap between these, each with its basis."
            })
    static final class MirrorQuery extends QuestionCommand {
        @Override
        Question question() {
            return new MirrorQuestion();
        }
    }

    @Command(
            name = "suspects",
            modelTransformer = QuestionOptions.class,
            description = {
                "Lists commodity totals whose value per unit of quantity, or per kilogram if there is no quantity, is"
                        + " outside the range of the twelve months before. They are included in all totals.",
                "csv columns: month, source, crossing, flow, partner, region, regime, commodity, unit, currency, lines, value,"
                        + " net_weight_kg, quantity, unit_value, observations, lower_bound, median, upper_bound."
            })
    static final class SuspectsQuery extends QuestionCommand {
        @Override
        Question question() {
            return new SuspectsQuestion();
        }
    }

    @Command(
            name = "fates",
            modelTransformer = QuestionOptions.class,
            description = {
                "Counts messages by fate: every record read has exactly one. By topic and fate unless --by is given.",
                "csv columns: those of --by, then records."
            })
    static final class FatesQuery extends QuestionCommand {
        @Override
        Question question() {
            return new FateQuestion();
        }
    }

    @Command(
            name = "balance",
            modelTransformer = QuestionOptions.class,
            description = {
                "Compares the records read with those that have a fate. By topic unless --by is given.",
                "csv columns: those of --by, then records_read, records_accounted, difference."
            })
    static final class BalanceQuery extends QuestionCommand {
        @Override
        Question question() {
            return new BalanceQuestion();
        }
    }

    @Command(
            name = "feeds",
            modelTransformer = QuestionOptions.class,
            description = {
                "Compares the rows read from files with the documents and rejections made of them. One row for each"
                        + " content (hash): a file delivered again under the same name with other rows has a row of its own.",
                "csv columns: file, hash, rows_read, rows_in_documents, rows_rejected, rows_lost, documents, rejections,"
                        + " rejections_stored, rejections_lost."
            })
    static final class FeedsQuery extends QuestionCommand {
        @Override
        Question question() {
            return new FeedQuestion();
        }
    }
}
