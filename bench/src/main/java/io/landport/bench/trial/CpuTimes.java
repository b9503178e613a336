package io.landport.bench.trial;

import io.landport.bench.report.FigureRow;

/** CPU time of a document in microseconds: of the candidate's processes, the broker and the database. */
public record CpuTimes(double program, double broker, double database) {
    /** CPU time of all processes. */
    public double all() {
        return program + broker + database;
    }

    public FigureRow row() {
        return new FigureRow()
                .with("program_us", program)
                .with("broker_us", broker)
                .with("database_us", database)
                .with("all_us", all());
    }
}
