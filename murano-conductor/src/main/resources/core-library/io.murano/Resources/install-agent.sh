#!/bin/sh
# Written by Murano: installs the agent of this machine where the image does not bring one.
# The source is a pip requirement, or the address of the agent's jar, optionally followed by
# #sha256=<checksum>.
agent_source='%PIP_SOURCE%'
agent_home=/opt/murano-agent
agent_jar=$agent_home/murano-agent.jar

fetch_jar() {
    address=${agent_source%%#*}
    checksum=${agent_source##*#sha256=}
    mkdir -p "$agent_home"
    if command -v curl >/dev/null 2>&1; then
        curl -fsSL --retry 5 -o "$agent_jar.part" "$address" || return 1
    else
        wget -q --tries=5 -O "$agent_jar.part" "$address" || return 1
    fi
    if [ "$checksum" != "$agent_source" ]; then
        echo "$checksum  $agent_jar.part" | sha256sum -c - >/dev/null || {
            echo "murano: checksum of $address is wrong, not installed" >&2
            return 1
        }
    fi
    mv "$agent_jar.part" "$agent_jar"
}

for place in /opt/stack/venvs/murano-agent/bin /opt/murano-agent/bin; do
    if [ -x "$place/muranoagent" ] && ! command -v muranoagent >/dev/null 2>&1; then
        ln -sf "$place/muranoagent" /usr/local/bin/muranoagent
    fi
done
if ! command -v muranoagent >/dev/null 2>&1 && [ ! -f "$agent_jar" ]; then
    case "${agent_source%%#*}" in
        *.jar) fetch_jar ;;
        *) pip install "$agent_source" || pip3 install "$agent_source" ;;
    esac
fi
if ! command -v muranoagent >/dev/null 2>&1 && [ -f "$agent_jar" ]; then
    printf '#!/bin/sh\nexec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -jar %s "$@"\n' \
        "$agent_jar" > /usr/local/bin/muranoagent
    chmod 755 /usr/local/bin/muranoagent
fi

if [ -d /run/systemd/system ] || [ -d /etc/systemd/system ]; then
    echo '%MURANO_AGENT_SERVICE%' | base64 -d > /etc/systemd/system/murano-agent.service
    systemctl daemon-reload
    systemctl enable murano-agent.service
else
    echo '%MURANO_AGENT%' | base64 -d > /etc/init.d/murano-agent
    chmod 755 /etc/init.d/murano-agent
fi
