# One image for every command: `docker run IMAGE streams`, `docker run IMAGE consumer`, `docker run IMAGE --help`.
ARG BUILD_IMAGE=maven:3.9.12-eclipse-temurin-17@sha256:a0603aab698040d9c94259f379ec0487da1678560748d6c7508483034033c53d
ARG RUNTIME_IMAGE=eclipse-temurin:17-jre-noble@sha256:f7537fa73fa7c5bc4e51ea11a611c1d0d8bbf4e9f22de93b666072de98e752e2

FROM ${BUILD_IMAGE} AS build
# For landport --version: the context of the build has no Git repository.
ARG COMMIT=
WORKDIR /checkout
COPY . .
# An unpacked release has its libraries already.
RUN --mount=type=cache,target=/artifacts \
    if [ ! -e release ]; then \
      if [ -n "$COMMIT" ]; then echo "git.commit.id.abbrev=$COMMIT" > contract/src/main/resources/io/landport/contract/git.properties; fi \
      && mvn -q -B -Dmaven.repo.local=/artifacts -DskipTests -Dquick -Dmaven.gitcommitid.skip -pl launcher -am package \
      && mv launcher/target/landport-launcher-*.jar launcher/target/lib \
      && mv launcher/target/lib lib \
      && java launcher/src/test/java/io/landport/launcher/LinuxNatives.java lib; \
    fi \
    && rm -r lib/native

FROM ${RUNTIME_IMAGE}
# Charts need fonts with Latin, Cyrillic and Chinese.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends fontconfig fonts-dejavu-core fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*
RUN groupadd --system landport \
    && useradd --system --gid landport --home-dir /var/lib/landport --create-home landport
COPY --from=build /checkout/lib /opt/landport/lib
USER landport
# Where a process keeps what it can build again from Kafka.
WORKDIR /var/lib/landport
# The container's memory is the bound; JDK_JAVA_OPTIONS, which Java itself reads, adds options such as -Xmx.
# Survivor spaces have a fixed size, a ninth of the initial heap (docs/adr/0039-collections.md).
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:InitialRAMPercentage=25", "-XX:MaxRAMPercentage=60", "-XX:InitialSurvivorRatio=3", \
    "-XX:-UsePSAdaptiveSurvivorSizePolicy", "-XX:YoungGenerationSizeSupplement=0", "-XX:MetaspaceSize=128m", \
    "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", "-cp", "/opt/landport/lib/*", "io.landport.launcher.Landport"]
CMD ["--help"]
