package io.landport.streams.commit;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;

/** An action of one processor. It runs with the node of that processor as the current node, so it may forward records. */
public final class ProcessorAction implements Runnable {
    private final InternalProcessorContext<?, ?> context;
    private final ProcessorNode<?, ?, ?, ?> node;
    private final Runnable action;

    /** @param context of the processor that is being initialised */
    public ProcessorAction(ProcessorContext<?, ?> context, Runnable action) {
        this.context = (InternalProcessorContext<?, ?>) context;
        this.node = this.context.currentNode();
        this.action = action;
    }

    @Override
    public void run() {
        ProcessorNode<?, ?, ?, ?> previous = context.currentNode();
        context.setCurrentNode(node);
        try {
            action.run();
        } finally {
            context.setCurrentNode(previous);
        }
    }
}
