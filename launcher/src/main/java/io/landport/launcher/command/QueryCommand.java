package io.landport.launcher.command;

import io.landport.domain.reference.Source;
import io.landport.launcher.Installation;
import io.landport.query.BalanceQuestion;
import io.landport.query.CommodityQuestion;
import io.landport.query.CorridorQuestion;
import io.landport.query.DailyQuestion;
import io.landport.query.FateQuestion;
import io.landport.query.FeedQuestion;
import io.landport.query.MirrorQuestion;
import io.landport.query.MonthlyQuestion;
import io.landport.query.Question;
import io.landport.query.RevisionsQuestion;
import io.landport.query.RollingQuestion;
import io.landport.query.SuspectsQuestion;
import io.landport.query.YearOnYearQuestion;
import io.landport.query.ZoneQuestion;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = {
            "Asks the store. A table names crossings beside their codes; csv and json have the codes alone.",
            "Years and windows say in months_missing how many of their months each source reported nothing of; for other sums"
                    + " over months a note on standard error names them."
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
final class QueryCommand {
    /** A command that puts one question to the store and prints the answer. */
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

        /** The question, whose options are the command's. */
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
                "Adds up daily totals. A row for each combination of --by and each currency, or with --currency in one; amounts"
                        + " of two currencies are never added.",
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
                "Adds up months of daily totals. A row for each combination of --by and each currency; amounts of two currencies"
                        + " are never added.",
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
                "Adds up windows of 7 and 30 days, month to date, year to date and 12 months, as of each source's statistical clock,"
                        + " or with any day as their last (--on). Windows of two days are never added.",
                "csv columns: those of --by, then window, first_day, as_of, lines, lines_without_weight, value, currency, net_weight_kg;"
                        + " with --currency then lines_not_converted, reason."
            })
    static final class RollingQuery extends QuestionCommand {
        @Override
        Question question() {
            return new RollingQuestion(this::datedByMonth);
        }

        private Set<String> datedByMonth() {
            return installation().reference().sources().stream()
                    .filter(Source::isDatedByMonth)
                    .map(Source::id)
                    .collect(Collectors.toSet());
        }
    }

    @Command(
            name = "commodity",
            modelTransformer = QuestionOptions.class,
            description = {
                "Adds up commodities by month. Quantities of two units are never added; --commodity 27 is all of chapter 27.",
                "With --currency a source whose rule is the rate of the day is converted at the average of the month.",
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
                "Adds up what crosses the border through corridors, by month, each crossing on the days on which it belonged to the"
                        + " corridor. Corridors overlap: two are never added. --corridor takes other names of a corridor, too.",
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
                "Shows how much months changed after they were first known. By month, received day and source unless --by is"
                        + " given; by received day, the known columns are what was known by then.",
                "Changes of a row can offset each other, for example where lines moved from one sector to another: the moved"
                        + " columns say how much some series of the row lost and others gained. --by crossing,sector shows which.",
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
                "Adds up the trade of traders registered in zones, by month, each region on the days on which it lay in the zone."
                        + " Zones overlap: two are never added.",
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
                "Sets months that are over beside the same months a year before, both as known now, on one day (--known-on), or"
                        + " so many days after the end of each (--days-after). By month if --by says nothing.",
                "csv columns: those of --by, then lines, base_lines, value, base_value, currency, value_growth, contribution,"
                        + " net_weight_kg, base_net_weight_kg, net_weight_growth, unit_value, base_unit_value,"
                        + " unit_value_growth."
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
                "Compares what one side reports as exports to the other with what the other reports as imports from it. Adds up"
                        + " months, crossings and sectors by --by: by month, exporter and importer unless it is given. A side that"
                        + " reported nothing at all in a month is silent: what it has is unknown, not 0, and is not compared.",
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
                "Lists commodities whose value per unit of quantity, or per kilogram where there is none, lies outside the range of the"
                        + " twelve months before. They count in all totals.",
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
                "Counts what became of messages: every record read meets exactly one fate. By topic and fate if --by says nothing.",
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
                "Sets the records read against those that met a fate. By topic if --by says nothing.",
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
                "Compares the rows read of files with what became of them. A row for each content (hash): a file delivered again"
                        + " under the same name with other rows has a row of its own.",
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
