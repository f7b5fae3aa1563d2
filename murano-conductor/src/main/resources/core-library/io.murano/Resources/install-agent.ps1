#ps1
# Written by Murano: configures the agent of this machine and starts it.
$service = 'Murano Agent'
$folder = 'C:\Murano\Agent'
$name = '%INTERNAL_HOSTNAME%'

[void](New-Item -ItemType Directory -Force -Path $folder)
$bytes = [Convert]::FromBase64String('%AGENT_CONFIG_BASE64%')
[IO.File]::WriteAllBytes("$folder\WindowsAgent.exe.config", $bytes)

& sc.exe config $service start= delayed-auto

if ($env:COMPUTERNAME -ine $name) {
    # cloudbase-init runs the rest again after the restart; then the name is right.
    Rename-Computer -NewName $name -Force
    exit 1001
}
Restart-Service -Name $service -Force
exit 0
