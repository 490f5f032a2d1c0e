; The installer: for the signed-in user alone, in Thai or English, over an older version, never touching data.
; make_installer.py writes order.nsh (names, version, places) and runs this in the folder where it lies.

!include "order.nsh"

Unicode true
!if /FileExists "${NSISDIR}/Stubs/lzma_solid-amd64-unicode"
  Target amd64-unicode
!else ; NSIS as it is downloaded has 32-bit installers only, which run on the same Windows
  Target x86-unicode
!endif
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32 ; megabytes
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "Win/COM.nsh"
!include "Win/Propkey.nsh"

!define KNOWN "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define THAI 1054
!define ENGLISH 1033
!define THAI_PRIMARY 0x1E
; What a script that installs sees: 2 as when the user cancels, and ours
!define STILL_RUNNING 3
!define NOT_REPLACED 4

Name "${TITLE}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${KNOWN}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
!macro about_file language
  VIAddVersionKey /LANG=${language} "ProductName" "${TITLE}"
  VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileDescription" "${TITLE}"
  VIAddVersionKey /LANG=${language} "LegalCopyright" "${TITLE}"
!macroend

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_WELCOMEPAGE_TITLE "$(welcome_title)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome_text)"
!define MUI_LICENSEPAGE_TEXT_TOP "$(licence_top)"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(licence_bottom)"
!define MUI_LICENSEPAGE_BUTTON "$(install)"
!define MUI_FINISHPAGE_TITLE "$(done_title)"
!define MUI_FINISHPAGE_TEXT "$(done_text)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(open_now)"

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(licence_title)"
!define MUI_PAGE_HEADER_SUBTEXT "${TITLE} ${VERSION}"
!insertmacro MUI_PAGE_LICENSE "licences.txt"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

; NSIS's own Thai for this means to cancel an installation, and is cut off on the button
UninstallCaption "$(remove_title)"
UninstallButtonText "$(remove)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(data_stays)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(from)"
!define MUI_PAGE_HEADER_TEXT "$(remove_title)"
!define MUI_PAGE_HEADER_SUBTEXT "${TITLE} ${VERSION}"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "$(remove_title)"
!define MUI_PAGE_HEADER_SUBTEXT "${TITLE} ${VERSION}"
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(gone_title)"
!define MUI_FINISHPAGE_TEXT "$(data_stays)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"
!insertmacro about_file ${THAI}
!insertmacro about_file ${ENGLISH}

LangString welcome_title ${THAI} "ติดตั้ง${TITLE}"
LangString welcome_title ${ENGLISH} "Install Mae Sariang Desk"
LangString welcome_text ${THAI} "รุ่น ${VERSION}$\r$\n$\r$\nโปรแกรมจะติดตั้งให้เฉพาะผู้ใช้ที่เข้าเครื่องอยู่ขณะนี้ ไม่ต้องใช้สิทธิ์ผู้ดูแลระบบ$\r$\n$\r$\nหากมีรุ่นก่อนอยู่แล้ว โปรแกรมจะถูกแทนด้วยรุ่นนี้ ส่วนข้อมูลของสำนักงานคงอยู่ตามเดิม"
LangString welcome_text ${ENGLISH} "Version ${VERSION}$\r$\n$\r$\nThe program is installed for the user who is signed in, without rights of an administrator.$\r$\n$\r$\nAn older version is replaced by this one; the data of the office stays as it is."
LangString licence_title ${THAI} "สัญญาอนุญาตของส่วนประกอบ"
LangString licence_title ${ENGLISH} "Licences of the parts"
LangString licence_top ${THAI} "โปรแกรมนี้ประกอบด้วยงานของผู้อื่นที่ให้ใช้ได้โดยเสรีตามสัญญาอนุญาตต่อไปนี้"
LangString licence_top ${ENGLISH} "The program is made with works of others, free to use under these licences."
LangString licence_bottom ${THAI} "อ่านได้ภายหลังในโปรแกรม: กด F1 แล้วเลือก เกี่ยวกับโปรแกรมนี้"
LangString licence_bottom ${ENGLISH} "They can be read later in the program: press F1, then choose About this program."
LangString install ${THAI} "ติดตั้ง"
LangString install ${ENGLISH} "Install"
LangString done_title ${THAI} "ติดตั้งเสร็จแล้ว"
LangString done_title ${ENGLISH} "The program is installed"
LangString done_text ${THAI} "เปิดโปรแกรมได้จากไอคอนบนเดสก์ท็อปหรือเมนูเริ่ม$\r$\n$\r$\nข้อมูลของสำนักงานเก็บไว้ที่$\r$\n$LOCALAPPDATA\${DATA}"
LangString done_text ${ENGLISH} "Open it by its icon on the desktop or in the Start menu.$\r$\n$\r$\nThe data of the office is kept in$\r$\n$LOCALAPPDATA\${DATA}"
LangString open_now ${THAI} "เปิดโปรแกรมเดี๋ยวนี้"
LangString open_now ${ENGLISH} "Open the program now"
LangString remove_title ${THAI} "ถอนการติดตั้ง${TITLE}"
LangString remove_title ${ENGLISH} "Remove Mae Sariang Desk"
LangString remove ${THAI} "ถอนออก"
LangString remove ${ENGLISH} "Remove"
LangString from ${THAI} "จาก:"
LangString from ${ENGLISH} "From:"
LangString gone_title ${THAI} "ถอนการติดตั้งแล้ว"
LangString gone_title ${ENGLISH} "The program is removed"
LangString data_stays ${THAI} "ข้อมูลของสำนักงานไม่ถูกลบ ยังอยู่ที่$\r$\n$LOCALAPPDATA\${DATA}$\r$\nเมื่อติดตั้งโปรแกรมอีกครั้งก็ใช้ต่อได้ทันที"
LangString data_stays ${ENGLISH} "The data of the office is not removed. It stays in$\r$\n$LOCALAPPDATA\${DATA}$\r$\nand is used again when the program is installed again."
LangString still_running ${THAI} "${TITLE}ยังเปิดอยู่ โปรดปิดโปรแกรมก่อน แล้วกดลองใหม่"
LangString still_running ${ENGLISH} "Mae Sariang Desk is still open. Close it first, then try again."
LangString not_replaced ${THAI} "ลบแฟ้มของรุ่นก่อนไม่ได้ครบ อาจมีโปรแกรมอื่นเปิดอยู่ โปรดเริ่มเครื่องใหม่แล้วติดตั้งอีกครั้ง ข้อมูลของสำนักงานไม่ถูกแตะต้อง"
LangString not_replaced ${ENGLISH} "Files of the older version could not all be removed; another program may hold them. Start the computer anew and install again. The data of the office was not touched."
LangString too_old ${THAI} "โปรแกรมนี้ต้องใช้ Windows 10 ขึ้นไป แบบ 64 บิต"
LangString too_old ${ENGLISH} "The program needs Windows 10 or newer, 64 bit."

; Windows keeps the file of a running program from being written, whoever runs it.
!macro wait_until_closed file
  ${If} ${FileExists} "$INSTDIR\${file}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${file}" a
    ${If} ${Errors}
      StrCpy $1 "running"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!macro closed un
Function ${un}require_closed
  again:
    StrCpy $1 ""
    !insertmacro wait_until_closed "${WINDOW_PROGRAM}"
    !insertmacro wait_until_closed "${COMMAND_PROGRAM}"
    ${If} $1 == "running"
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(still_running)" /SD IDCANCEL IDRETRY again
      SetErrorLevel ${STILL_RUNNING}
      Quit
    ${EndIf}
FunctionEnd

Function ${un}remove_program
  Call ${un}require_closed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${WINDOW_PROGRAM}"
  Delete "$INSTDIR\${COMMAND_PROGRAM}"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    MessageBox MB_OK|MB_ICONSTOP "$(not_replaced)" /SD IDOK
    SetErrorLevel ${NOT_REPLACED}
    Quit
  ${EndIf}
FunctionEnd

; Thai where Windows speaks Thai or writes dates as in Thailand, also with English menus; /LANG=1033 is English.
Function ${un}choose_language
  System::Call "kernel32::GetUserDefaultLCID() i .r0"
  IntOp $0 $0 & 0x3FF
  ${If} $0 = ${THAI_PRIMARY}
    StrCpy $LANGUAGE ${THAI}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $1
  ${EndIf}
FunctionEnd
!macroend
!insertmacro closed ""
!insertmacro closed "un."

; The program tells Windows a name for its place on the taskbar. An entry without it, once pinned there, would stand
; beside the program that it started.
!macro entry link
  CreateShortcut "${link}" "$INSTDIR\${WINDOW_PROGRAM}"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("${link}",${STGM_READWRITE}).r3'
      ${If} $3 = 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call '*(&w64 "${APPLICATION}")p.r4'
        System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r4,&i8 0)p.r5'
        ${IPropertyStore::SetValue} $2 '(r3,r5).r6'
        ${If} $6 = 0
          ${IPropertyStore::Commit} $2 ""
          ${IPersistFile::Save} $1 '("${link}",1)'
        ${EndIf}
        System::Free $3
        System::Free $4
        System::Free $5
      ${EndIf}
    ${EndIf}
    ${If} $1 P<> 0
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${If} $2 P<> 0
      ${IUnknown::Release} $2 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Function .onInit
  Call choose_language
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(too_old)" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
  Call require_closed
FunctionEnd

Function un.onInit
  Call un.choose_language
  Call un.require_closed
FunctionEnd

Section
  Call remove_program
  SetOutPath "$INSTDIR"
  ; the two programs hold the same modules: one after the other they take the room of one
  File "${FROZEN}/${WINDOW_PROGRAM}"
  File "${FROZEN}/${COMMAND_PROGRAM}"
  File /r "${FROZEN}/_internal"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro entry "$SMPROGRAMS\${TITLE}.lnk"
  !insertmacro entry "$DESKTOP\${TITLE}.lnk"
  WriteRegStr HKCU "${KNOWN}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${KNOWN}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KNOWN}" "DisplayIcon" "$INSTDIR\${WINDOW_PROGRAM}"
  WriteRegStr HKCU "${KNOWN}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${KNOWN}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KNOWN}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KNOWN}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KNOWN}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KNOWN}" "NoModify" 1
  WriteRegDWORD HKCU "${KNOWN}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.remove_program
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing of somebody else's is in it
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${KNOWN}"
SectionEnd
