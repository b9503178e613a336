package io.landport.kafka.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Operations that are allowed on resources of one type.
 *
 * @param names of the resources, or their beginnings if the pattern is {@code PREFIXED}
 */
public record AclGrant(ResourceType type, PatternType pattern, List<String> names, List<AclOperation> operations) {
    private static final String ANY_HOST = "*";

    public AclGrant {
        names = List.copyOf(names);
        operations = List.copyOf(operations);
    }

    /** The ACLs that allow it to a principal such as {@code User:feeds}. */
    public List<AclBinding> bindings(String principal) {
        return names.stream()
                .flatMap(name -> operations.stream()
                        .map(operation -> new AclBinding(
                                new ResourcePattern(type, name, pattern),
                                new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW))))
                .toList();
    }

    /** The arguments of {@code kafka-acls.sh --add} that allow it to a principal. */
    public String arguments(String principal) {
        return Stream.of(
                        Stream.of("--allow-principal " + principal),
                        operations.stream().map(operation -> "--operation " + words(operation)),
                        Stream.of("--resource-pattern-type " + pattern.name().toLowerCase(Locale.ROOT)),
                        names.stream().map(name -> option() + ' ' + name))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    /** The operation as Kafka's tools spell it, such as {@code DescribeConfigs}. */
    public static String words(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private String option() {
        return "--" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
