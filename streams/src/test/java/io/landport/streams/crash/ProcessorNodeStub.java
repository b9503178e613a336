package io.landport.streams.crash;

import io.landport.streams.table.TestMetrics;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.jspecify.annotations.Nullable;

/** A processor of a task with a stub of its context that has only the methods that processors and tables call. */
final class ProcessorNodeStub {
    private final CrashableTask task;
    private final Processor<?, ?, ?, ?> processor;
    private final int place;
    private final ProcessorNode<?, ?, ?, ?> node;
    private final InternalProcessorContext<?, ?> context;

    ProcessorNodeStub(CrashableTask task, Processor<?, ?, ?, ?> processor, int place) {
        this.task = task;
        this.processor = processor;
        this.place = place;
        this.node = new ProcessorNode<>("processor-" + place);
        this.context = (InternalProcessorContext<?, ?>) Proxy.newProxyInstance(
                InternalProcessorContext.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class, RecordCollector.Supplier.class},
                (proxy, method, arguments) -> called(method, arguments));
    }

    InternalProcessorContext<?, ?> context() {
        return context;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The types of neighbours in the chain match.
    void init() {
        as(() -> ((Processor) processor).init((ProcessorContext) context));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The types of neighbours in the chain match.
    void process(Record<?, ?> record) {
        as(() -> ((Processor) processor).process((Record) record));
    }

    /** Runs a call with this node as the current one, as Kafka Streams does. */
    private void as(Runnable call) {
        ProcessorNode<?, ?, ?, ?> previous = task.current();
        task.setCurrent(node);
        call.run();
        task.setCurrent(previous);
    }

    private @Nullable Object called(Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "taskId" -> task.id();
            case "stateDir" -> task.folder().toFile();
            case "changelogFor" -> arguments[0];
            case "metrics" -> TestMetrics.in(new Metrics());
            case "recordCollector" -> collector();
            case "currentSystemTimeMs" -> task.time().millis();
            case "recordMetadata" -> Optional.ofNullable(task.place());
            case "currentNode" -> task.current();
            case "getStateStore" -> task.store((String) arguments[0]);
            case "schedule" -> scheduled();
            default -> {
                told(method, arguments);
                yield null;
            }
        };
    }

    private void told(Method method, @Nullable Object[] arguments) {
        switch (method.getName()) {
            case "commit" -> task.requestCommit();
            case "setCurrentNode" -> task.setCurrent((ProcessorNode<?, ?, ?, ?>) arguments[0]);
            case "register" ->
                task.register((StateStore) arguments[0], (RecordBatchingStateRestoreCallback) arguments[1]);
            case "logChange" -> task.log((String) arguments[0], ((Bytes) arguments[1]).get(), (byte[]) arguments[2]);
            case "forward" ->
                forward((Record<?, ?>) arguments[0], arguments.length == 1 ? null : (String) arguments[1]);
            default -> throw new UnsupportedOperationException(method.toString());
        }
    }

    private void forward(Record<?, ?> record, @Nullable String child) {
        if (task.current() != node) {
            throw new IllegalStateException("forwards while another node is the current one");
        }
        task.forward(place, record, child);
    }

    private RecordCollector collector() {
        return (RecordCollector) Proxy.newProxyInstance(
                RecordCollector.class.getClassLoader(),
                new Class<?>[] {RecordCollector.class},
                (proxy, method, arguments) -> method.getName().equals("offsets") ? task.sentOffsets() : null);
    }

    private Cancellable scheduled() {
        task.punctuate(1);
        return () -> task.punctuate(-1);
    }
}
